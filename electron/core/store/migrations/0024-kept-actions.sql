-- An action that others know of outlives its block and its agenda item: `kept_words` are the words under which it stays,
-- NULL while it goes with its block; `is_kept_restricted` says whether any of them are not for the public, 1 where nobody
-- knows. One that is no longer in the notes can be withdrawn with a reason. Both tables are made anew for that.
CREATE TABLE new_actions (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  section_id TEXT NOT NULL REFERENCES sections (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  text TEXT NOT NULL,
  owners TEXT NOT NULL CHECK (json_type(owners) = 'array'),
  due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  status TEXT NOT NULL CHECK (status IN ('open', 'in-progress', 'complete', 'superseded', 'withdrawn')),
  is_in_notes INTEGER NOT NULL CHECK (is_in_notes IN (0, 1)),
  kept_words TEXT,
  is_kept_restricted INTEGER NOT NULL DEFAULT 1 CHECK (is_kept_restricted IN (0, 1))
) STRICT;

-- What was listed stays listed; what is in notes that are out, or was heard of elsewhere, stays from now on.
INSERT INTO new_actions (rowid, id, revision, meeting_id, section_id, position, text, owners, due, status, is_in_notes,
    kept_words, is_kept_restricted)
  SELECT actions.rowid, actions.id, actions.revision, meeting_id, section_id, position, text, owners, due, status,
    is_in_notes,
    CASE WHEN actions.revision > 1
      OR actions.id IN (SELECT superseded_by FROM action_updates)
      OR (is_in_notes = 1 AND text <> '' AND (
        meetings.state IN ('draft-notes', 'agreed') OR meeting_id IN (SELECT meeting_id FROM draft_issues))
        AND section_id NOT IN (
          SELECT sections.id FROM sections JOIN agenda_items ON agenda_items.id = sections.agenda_item_id
          WHERE agenda_items.removed_at IS NOT NULL))
      THEN text END,
    1
  FROM actions JOIN meetings ON meetings.id = meeting_id;

DROP TRIGGER sealed_actions_insert;
DROP TRIGGER sealed_actions_update;
DROP TRIGGER sealed_actions_delete;
DROP TABLE actions;
ALTER TABLE new_actions RENAME TO actions;

CREATE INDEX actions_of_section ON actions (section_id, position);
CREATE INDEX actions_of_meeting ON actions (meeting_id);

CREATE TABLE new_action_updates (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  action_id TEXT NOT NULL REFERENCES actions (id),
  event TEXT NOT NULL CHECK (event IN ('update', 'start', 'complete', 'supersede', 'withdraw', 'reopen', 'carry')),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) <= 2000),
  href TEXT CHECK (length(href) BETWEEN 1 AND 2000),
  superseded_by TEXT REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED,
  meeting_id TEXT REFERENCES meetings (id),
  is_internal INTEGER NOT NULL DEFAULT 0 CHECK (is_internal IN (0, 1)),
  status_before TEXT CHECK (length(status_before) BETWEEN 1 AND 40),
  old_due TEXT CHECK (old_due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  new_due TEXT CHECK (new_due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  evidence TEXT CHECK (json_type(evidence) = 'object'),
  CHECK (text <> '' OR event IN ('start', 'reopen', 'carry'))
) STRICT;

INSERT INTO new_action_updates (sequence, id, action_id, event, at, author, text, href, superseded_by, meeting_id,
    is_internal, status_before, old_due, new_due, evidence)
  SELECT sequence, id, action_id, event, at, author, text, href, superseded_by, meeting_id, is_internal, status_before,
    old_due, new_due, evidence FROM action_updates;

DROP TABLE action_updates;
ALTER TABLE new_action_updates RENAME TO action_updates;

CREATE INDEX updates_of_action ON action_updates (action_id, sequence);
CREATE INDEX superseded_by_action ON action_updates (superseded_by) WHERE superseded_by IS NOT NULL;

-- As in 0003. Status and updates go on after sign-off, and so does whether an action is kept; what the notes say of it
-- does not.
CREATE TRIGGER sealed_actions_insert BEFORE INSERT ON actions
WHEN EXISTS (SELECT 1 FROM agreed_meetings WHERE id = NEW.meeting_id)
  OR EXISTS (
    SELECT 1 FROM actions JOIN agreed_meetings ON agreed_meetings.id = actions.meeting_id
    WHERE actions.id = NEW.id OR actions.rowid = NEW.rowid
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the actions of an agreed meeting stay');
END;

CREATE TRIGGER sealed_actions_update BEFORE UPDATE ON actions
WHEN (
    EXISTS (SELECT 1 FROM agreed_meetings WHERE id IN (OLD.meeting_id, NEW.meeting_id))
    AND (
      NEW.rowid IS NOT OLD.rowid OR NEW.id IS NOT OLD.id OR NEW.meeting_id IS NOT OLD.meeting_id
      OR NEW.section_id IS NOT OLD.section_id OR NEW.position IS NOT OLD.position OR NEW.text IS NOT OLD.text
      OR NEW.owners IS NOT OLD.owners OR NEW.due IS NOT OLD.due OR NEW.is_in_notes IS NOT OLD.is_in_notes
    )
  )
  OR EXISTS (
    SELECT 1 FROM actions JOIN agreed_meetings ON agreed_meetings.id = actions.meeting_id
    WHERE actions.rowid <> OLD.rowid AND (actions.id = NEW.id OR actions.rowid = NEW.rowid)
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the actions of an agreed meeting stay');
END;

CREATE TRIGGER sealed_actions_delete BEFORE DELETE ON actions
WHEN EXISTS (SELECT 1 FROM agreed_meetings WHERE id = OLD.meeting_id)
BEGIN
  SELECT RAISE(ABORT, 'sealed: the actions of an agreed meeting stay');
END;
