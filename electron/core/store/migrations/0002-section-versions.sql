-- The days on which something was written, in their order. Ages are counted in these, so that a clock that jumps makes
-- no text older than the work that followed it.
CREATE TABLE days_of_use (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL UNIQUE CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- The texts that a section has had, in the order of their sequence. `kept_for` says why one is never thinned out;
-- `session` is the run of the program that wrote it. The body is last, so that a list does not read it.
CREATE TABLE section_versions (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  section_id TEXT NOT NULL REFERENCES sections (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  day INTEGER NOT NULL REFERENCES days_of_use (sequence),
  session TEXT NOT NULL,
  began_at TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('saved', 'found', 'imported', 'restored', 'set-aside')),
  kept_for TEXT CHECK (kept_for IN ('named', 'issued', 'shrunk', 'conflict', 'damaged')),
  name TEXT CHECK (length(name) BETWEEN 1 AND 100),
  schema_version INTEGER NOT NULL CHECK (schema_version >= 1),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  words INTEGER NOT NULL CHECK (words >= 0),
  peak_words INTEGER NOT NULL CHECK (peak_words >= words),
  body TEXT NOT NULL,
  CHECK (name IS NULL OR kept_for IS NOT NULL)
) STRICT;

CREATE INDEX versions_of_section ON section_versions (section_id, sequence);

INSERT INTO days_of_use (day)
  SELECT strftime('%Y-%m-%d', 'now') WHERE EXISTS (SELECT 1 FROM sections WHERE words > 0);

INSERT INTO section_versions
    (section_id, revision, day, session, began_at, at, author, cause, schema_version, sha256, words, peak_words, body)
  SELECT id, revision, (SELECT max(sequence) FROM days_of_use), '', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), '', 'found', schema_version, sha256, words, words, body
  FROM sections WHERE words > 0 ORDER BY document_id, position, id;
