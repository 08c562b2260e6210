-- Standard wording that papers take over. `text` is plain, in the form that `shared/document/body-from-plain-text.ts`
-- reads. One that was removed stays: papers of the past are linked to it.
CREATE TABLE wordings (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  category TEXT NOT NULL CHECK (length(category) BETWEEN 1 AND 100),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
  plan_entry_id TEXT REFERENCES plan_entries (id),
  removed_at TEXT
) STRICT;

CREATE INDEX wordings_of_plan_entry ON wordings (plan_entry_id);
