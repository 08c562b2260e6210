-- The files of house styles of one's own, in base64, as they were when the last backup was made. The folders in the data
-- folder are what files are made in; these rows are there so that every backup has them, wherever it is put back.
CREATE TABLE house_style_files (
  house_style TEXT NOT NULL CHECK (length(house_style) BETWEEN 1 AND 60 AND house_style NOT GLOB '*[^a-z0-9-]*' AND house_style NOT GLOB '-*'),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80 AND name NOT GLOB '*[^A-Za-z0-9._-]*' AND name NOT GLOB '.*'),
  content TEXT NOT NULL,
  PRIMARY KEY (house_style, name)
) STRICT;
