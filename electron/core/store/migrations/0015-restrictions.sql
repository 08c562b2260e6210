-- Why an item of an agenda or a section is not for the public; null: it is. What restricts an item restricts all that is
-- under it. The triggers of 0003 keep both as they are once the notes are agreed.
ALTER TABLE agenda_items ADD COLUMN restricted_reason TEXT CHECK (length(restricted_reason) BETWEEN 1 AND 300);
ALTER TABLE sections ADD COLUMN restricted_reason TEXT CHECK (length(restricted_reason) BETWEEN 1 AND 300);
