CREATE TABLE organisations (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  short_name TEXT CHECK (length(short_name) BETWEEN 1 AND 60)
) STRICT;

CREATE TABLE people (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  post TEXT CHECK (length(post) BETWEEN 1 AND 200),
  organisation_id TEXT REFERENCES organisations (id),
  short_form TEXT CHECK (length(short_form) BETWEEN 1 AND 100),
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
) STRICT;

CREATE INDEX people_of_organisation ON people (organisation_id);

CREATE TABLE bodies (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  opening_items TEXT NOT NULL CHECK (json_type(opening_items) = 'array'),
  closing_items TEXT NOT NULL CHECK (json_type(closing_items) = 'array'),
  template TEXT NOT NULL CHECK (json_type(template) = 'array')
) STRICT;

CREATE TABLE plans (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  starts_on TEXT NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on TEXT NOT NULL CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CHECK (ends_on >= starts_on)
) STRICT;

-- An entry that is taken out of its plan stays: papers of the past link to it.
CREATE TABLE plan_entries (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  plan_id TEXT NOT NULL REFERENCES plans (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('priority', 'theme', 'document')),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  href TEXT,
  removed_at TEXT
) STRICT;

CREATE INDEX plan_entries_of_plan ON plan_entries (plan_id, position);

CREATE TABLE meetings (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  body_id TEXT NOT NULL REFERENCES bodies (id),
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  start_time TEXT CHECK (start_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  end_time TEXT CHECK (end_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  place TEXT CHECK (length(place) BETWEEN 1 AND 500),
  chair_id TEXT REFERENCES people (id),
  plan_id TEXT REFERENCES plans (id),
  state TEXT NOT NULL CHECK (state IN ('planning', 'agenda-issued', 'held', 'draft-notes', 'agreed')),
  removed_at TEXT
) STRICT;

CREATE INDEX meetings_by_date ON meetings (date, id);

-- `removed_with` names the item whose removal took this one along, so that both come back together.
CREATE TABLE agenda_items (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  parent_id TEXT REFERENCES agenda_items (id) CHECK (parent_id <> id),
  rank TEXT NOT NULL CHECK (length(rank) >= 1),
  kind TEXT NOT NULL CHECK (kind IN (
    'welcome', 'previous-notes', 'announcements', 'report', 'exception-report',
    'future-items', 'any-other-business', 'next-meeting', 'other'
  )),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  lead_id TEXT REFERENCES people (id),
  organisation_id TEXT REFERENCES organisations (id),
  minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  report_title TEXT CHECK (length(report_title) BETWEEN 1 AND 300),
  report_href TEXT,
  chair_notes TEXT NOT NULL CHECK (length(chair_notes) <= 5000),
  removed_at TEXT,
  removed_with TEXT REFERENCES agenda_items (id)
) STRICT;

CREATE UNIQUE INDEX agenda_order ON agenda_items (meeting_id, coalesce(parent_id, ''), rank)
  WHERE removed_at IS NULL;

CREATE TABLE attendees (
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  kind TEXT NOT NULL CHECK (kind IN ('present', 'in-attendance', 'apologies')),
  rank TEXT NOT NULL CHECK (length(rank) >= 1),
  PRIMARY KEY (meeting_id, person_id)
) STRICT;

CREATE TABLE documents (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('cover-paper', 'notes')),
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  agenda_item_id TEXT REFERENCES agenda_items (id),
  state TEXT CHECK (state IN ('not-started', 'drafting', 'in-review', 'cleared')),
  CHECK ((kind = 'cover-paper') = (agenda_item_id IS NOT NULL)),
  CHECK ((kind = 'cover-paper') = (state IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX notes_of_meeting ON documents (meeting_id) WHERE kind = 'notes';
CREATE UNIQUE INDEX paper_of_agenda_item ON documents (agenda_item_id) WHERE kind = 'cover-paper';
CREATE INDEX documents_of_meeting ON documents (meeting_id);

CREATE TABLE sections (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  document_id TEXT NOT NULL REFERENCES documents (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  key TEXT,
  agenda_item_id TEXT REFERENCES agenda_items (id),
  heading TEXT NOT NULL,
  guidance TEXT NOT NULL,
  is_numbered INTEGER NOT NULL CHECK (is_numbered IN (0, 1)),
  is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),
  body TEXT NOT NULL,
  schema_version INTEGER NOT NULL CHECK (schema_version >= 1),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  words INTEGER NOT NULL CHECK (words >= 0),
  CHECK ((key IS NULL) <> (agenda_item_id IS NULL))
) STRICT;

CREATE INDEX sections_of_document ON sections (document_id, position);
CREATE UNIQUE INDEX notes_section_of_agenda_item ON sections (agenda_item_id) WHERE agenda_item_id IS NOT NULL;
CREATE UNIQUE INDEX section_key_in_paper ON sections (document_id, key) WHERE key IS NOT NULL;

CREATE TABLE document_plan_entries (
  document_id TEXT NOT NULL REFERENCES documents (id),
  plan_entry_id TEXT NOT NULL REFERENCES plan_entries (id),
  PRIMARY KEY (document_id, plan_entry_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX documents_of_plan_entry ON document_plan_entries (plan_entry_id);

-- The register. `id` is the id of the action's block in the notes; text, owners and due date are the block's.
CREATE TABLE actions (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  section_id TEXT NOT NULL REFERENCES sections (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  text TEXT NOT NULL,
  owners TEXT NOT NULL CHECK (json_type(owners) = 'array'),
  due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  status TEXT NOT NULL CHECK (status IN ('open', 'in-progress', 'complete', 'superseded')),
  is_in_notes INTEGER NOT NULL CHECK (is_in_notes IN (0, 1))
) STRICT;

CREATE INDEX actions_of_section ON actions (section_id, position);
CREATE INDEX actions_of_meeting ON actions (meeting_id);

CREATE TABLE action_updates (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  action_id TEXT NOT NULL REFERENCES actions (id),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000)
) STRICT;

CREATE INDEX updates_of_action ON action_updates (action_id, sequence);

-- Every command, in the order of its commit. Document text is named by its digest and never copied here.
CREATE TABLE command_log (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  operation TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  meeting_id TEXT,
  base_revision INTEGER,
  payload TEXT NOT NULL CHECK (json_type(payload) = 'object')
) STRICT;

CREATE INDEX commands_on_entity ON command_log (entity_id, sequence);
