-- An entry of a plan may be a pledge. A CHECK is changed by making the table anew with the same rows, under another name
-- until the old one is gone, so that what refers to it goes on doing so (https://sqlite.org/lang_altertable.html, 7).
CREATE TABLE new_plan_entries (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  plan_id TEXT NOT NULL REFERENCES plans (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('priority', 'theme', 'pledge', 'document')),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  href TEXT,
  removed_at TEXT
) STRICT;

INSERT INTO new_plan_entries (rowid, id, plan_id, position, kind, title, href, removed_at)
  SELECT rowid, id, plan_id, position, kind, title, href, removed_at FROM plan_entries;

DROP TABLE plan_entries;
ALTER TABLE new_plan_entries RENAME TO plan_entries;

CREATE INDEX plan_entries_of_plan ON plan_entries (plan_id, position);

-- How a paper may call the plan for short, and whether somebody still has to compare its names with the published plan.
ALTER TABLE plans ADD COLUMN short_name TEXT CHECK (length(short_name) BETWEEN 1 AND 60);
ALTER TABLE plans ADD COLUMN needs_checking INTEGER NOT NULL DEFAULT 0 CHECK (needs_checking IN (0, 1));
