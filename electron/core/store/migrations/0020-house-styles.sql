-- In which house style a body's Word files are made: the name of its folder. Whether the folder is there and sound is
-- looked at when a file is made.
ALTER TABLE bodies ADD COLUMN house_style TEXT NOT NULL DEFAULT 'flowing'
  CHECK (length(house_style) BETWEEN 1 AND 60 AND house_style NOT GLOB '*[^a-z0-9-]*' AND house_style NOT GLOB '-*');
