-- What became of an action is one history: updates, and every step with what was said of it (what closed it, why it was
-- superseded and by which other action) and the meeting at which it was reported. Rows of before are updates. Steps that
-- were taken before left none, and none are made up. The table is made anew, so that no row is shorter than it.
CREATE TABLE new_action_updates (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  action_id TEXT NOT NULL REFERENCES actions (id),
  event TEXT NOT NULL CHECK (event IN ('update', 'start', 'complete', 'supersede', 'reopen', 'carry')),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) <= 2000),
  href TEXT CHECK (length(href) BETWEEN 1 AND 2000),
  superseded_by TEXT REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED,
  meeting_id TEXT REFERENCES meetings (id),
  CHECK (text <> '' OR event IN ('start', 'reopen', 'carry'))
) STRICT;

INSERT INTO new_action_updates (sequence, id, action_id, event, at, author, text)
  SELECT sequence, id, action_id, 'update', at, author, text FROM action_updates;

DROP TABLE action_updates;
ALTER TABLE new_action_updates RENAME TO action_updates;

CREATE INDEX updates_of_action ON action_updates (action_id, sequence);
