-- What a body wants of the files that go out, where it wants something else than the program does by itself: how a
-- public file shows what was left out, the marking that files have, the highest one that a public file may have, and the
-- lowest one of an internal file with restricted words.
ALTER TABLE bodies ADD COLUMN export_policy TEXT CHECK (json_type(export_policy) = 'object');

-- A marking above the body's, of a meeting or of the paper of one of its items. It says how files are handled and is no
-- part of what was agreed, so that it may change afterwards.
CREATE TABLE markings (
  subject_id TEXT PRIMARY KEY CHECK (length(subject_id) = 36),
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  agenda_item_id TEXT REFERENCES agenda_items (id),
  level TEXT NOT NULL CHECK (level IN ('official', 'official-sensitive')),
  descriptor TEXT CHECK (length(descriptor) BETWEEN 1 AND 60),
  CHECK (descriptor IS NULL OR level = 'official-sensitive')
) STRICT;

CREATE INDEX markings_of_meeting ON markings (meeting_id);

-- Findings that somebody looked at and left as they are, with the reason. `finding` says which: what it is about and what
-- it says, so that one that says something else by now is a new one.
CREATE TABLE kept_findings (
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  finding TEXT NOT NULL CHECK (length(finding) BETWEEN 1 AND 4000),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  PRIMARY KEY (meeting_id, finding)
) STRICT;
