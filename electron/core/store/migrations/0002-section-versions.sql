-- The days on which something was written, in their order. Ages are counted in these, so that a clock that jumps makes
-- no text older than the work that followed it.
CREATE TABLE days_of_use (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL UNIQUE CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- The texts that a section has had, in the order of their sequence. `kept_for` says why one is never thinned out.
CREATE TABLE section_versions (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  section_id TEXT NOT NULL REFERENCES sections (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  day INTEGER NOT NULL REFERENCES days_of_use (sequence),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('saved', 'found', 'restored', 'set-aside')),
  kept_for TEXT CHECK (kept_for IN ('named', 'issued', 'shrunk', 'conflict', 'damaged')),
  name TEXT CHECK (length(name) BETWEEN 1 AND 100),
  body TEXT NOT NULL,
  schema_version INTEGER NOT NULL CHECK (schema_version >= 1),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  words INTEGER NOT NULL CHECK (words >= 0)
) STRICT;

CREATE INDEX versions_of_section ON section_versions (section_id, sequence);

INSERT INTO days_of_use (day)
  SELECT strftime('%Y-%m-%d', 'now') WHERE EXISTS (SELECT 1 FROM sections WHERE words > 0);

INSERT INTO section_versions (section_id, revision, day, at, author, cause, body, schema_version, sha256, words)
  SELECT id, revision, (SELECT max(sequence) FROM days_of_use), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), '', 'found',
    body, schema_version, sha256, words
  FROM sections WHERE words > 0 ORDER BY document_id, position, id;
