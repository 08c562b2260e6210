-- The forward plan: what a body wants to come back to, when, and where it was promised. A topic that is removed stays:
-- the agenda items that it became refer to it.
CREATE TABLE topics (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  body_id TEXT NOT NULL REFERENCES bodies (id),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  kind TEXT NOT NULL CHECK (kind IN (
    'welcome', 'previous-notes', 'announcements', 'report', 'exception-report',
    'future-items', 'any-other-business', 'next-meeting', 'other'
  )),
  lead_id TEXT REFERENCES people (id),
  organisation_id TEXT REFERENCES organisations (id),
  wanted_on TEXT CHECK (wanted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  promised_at_meeting_id TEXT REFERENCES meetings (id),
  promise TEXT NOT NULL CHECK (length(promise) <= 2000),
  removed_at TEXT
) STRICT;

CREATE INDEX topics_of_body ON topics (body_id);

ALTER TABLE agenda_items ADD COLUMN topic_id TEXT REFERENCES topics (id);

CREATE INDEX agenda_items_of_topic ON agenda_items (topic_id) WHERE topic_id IS NOT NULL;
