-- On which days a body meets, and its usual times and place; null where its dates follow no pattern.
ALTER TABLE bodies ADD COLUMN date_pattern TEXT CHECK (json_type(date_pattern) = 'object');
