-- What a body calls for short, with what it stands for. The row of one that was removed stays, so that it can come back.
CREATE TABLE abbreviations (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  body_id TEXT NOT NULL REFERENCES bodies (id),
  short TEXT NOT NULL CHECK (length(short) BETWEEN 2 AND 30),
  meaning TEXT NOT NULL CHECK (length(meaning) BETWEEN 1 AND 300),
  removed_at TEXT
) STRICT;

CREATE INDEX abbreviations_of_body ON abbreviations (body_id);

-- What a clerk types for short, and the text that takes its place.
CREATE TABLE typing_shortcuts (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  typed TEXT NOT NULL CHECK (length(typed) BETWEEN 1 AND 30),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
  removed_at TEXT
) STRICT;

-- Words that are no mistakes because somebody said so.
CREATE TABLE own_words (
  word TEXT PRIMARY KEY CHECK (length(word) BETWEEN 2 AND 60),
  added_at TEXT NOT NULL
) STRICT;
