-- The record of a meeting as it was accepted. Each is chained to the one before: chain = SHA-256 of previous + sha256,
-- in hexadecimal; the first one's previous is 64 zeros.
CREATE TABLE sealed_records (
  sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  content TEXT NOT NULL CHECK (json_type(content) = 'object'),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  previous TEXT NOT NULL CHECK (length(previous) = 64 AND previous NOT GLOB '*[^0-9a-f]*'),
  chain TEXT NOT NULL UNIQUE CHECK (length(chain) = 64 AND chain NOT GLOB '*[^0-9a-f]*'),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  accepted_on TEXT CHECK (accepted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  accepted_at_meeting_id TEXT REFERENCES meetings (id),
  UNIQUE (meeting_id, version)
) STRICT;

-- What was signed off cannot be changed by any statement. REPLACE removes the rows in its way without firing DELETE
-- triggers (https://sqlite.org/lang_conflict.html), so that INSERT and UPDATE triggers look for those rows themselves:
-- by every unique column, and by rowid, which is -1 before an insert that does not name it.

CREATE TRIGGER sealed_records_in_order BEFORE INSERT ON sealed_records
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM sealed_records)
  OR NEW.previous IS NOT coalesce(
    (SELECT chain FROM sealed_records ORDER BY sequence DESC LIMIT 1),
    '0000000000000000000000000000000000000000000000000000000000000000'
  )
  OR NEW.version IS NOT (
    SELECT coalesce(max(version), 0) + 1 FROM sealed_records WHERE meeting_id = NEW.meeting_id
  )
  OR EXISTS (SELECT 1 FROM sealed_records WHERE chain = NEW.chain)
BEGIN
  SELECT RAISE(ABORT, 'sealed: a record follows the newest one');
END;

CREATE TRIGGER sealed_records_stay BEFORE UPDATE ON sealed_records
BEGIN
  SELECT RAISE(ABORT, 'sealed: a record does not change');
END;

CREATE TRIGGER sealed_records_are_kept BEFORE DELETE ON sealed_records
BEGIN
  SELECT RAISE(ABORT, 'sealed: a record is not deleted');
END;

CREATE VIEW agreed_meetings AS SELECT rowid AS row, id FROM meetings WHERE state = 'agreed';

CREATE VIEW agreed_notes AS
  SELECT documents.rowid AS row, documents.id, documents.meeting_id FROM documents
  JOIN meetings ON meetings.id = documents.meeting_id
  WHERE documents.kind = 'notes' AND meetings.state = 'agreed';

CREATE TRIGGER sealed_meetings_insert BEFORE INSERT ON meetings
WHEN NEW.state = 'agreed' OR EXISTS (SELECT 1 FROM agreed_meetings WHERE id = NEW.id OR row = NEW.rowid)
BEGIN
  SELECT RAISE(ABORT, 'sealed: a meeting is agreed by its record alone');
END;

CREATE TRIGGER sealed_meetings_update BEFORE UPDATE ON meetings
WHEN OLD.state = 'agreed'
  OR EXISTS (SELECT 1 FROM agreed_meetings WHERE id = NEW.id OR row = NEW.rowid)
  OR (NEW.state = 'agreed' AND NOT EXISTS (SELECT 1 FROM sealed_records WHERE meeting_id = NEW.id))
BEGIN
  SELECT RAISE(ABORT, 'sealed: a meeting is agreed by its record alone');
END;

CREATE TRIGGER sealed_meetings_delete BEFORE DELETE ON meetings
WHEN OLD.state = 'agreed'
BEGIN
  SELECT RAISE(ABORT, 'sealed: an agreed meeting stays');
END;

CREATE TRIGGER sealed_agenda_items_insert BEFORE INSERT ON agenda_items
WHEN EXISTS (SELECT 1 FROM agreed_meetings WHERE id = NEW.meeting_id)
  OR EXISTS (
    SELECT 1 FROM agenda_items JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE agenda_items.id = NEW.id OR agenda_items.rowid = NEW.rowid
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the agenda of an agreed meeting stays');
END;

CREATE TRIGGER sealed_agenda_items_update BEFORE UPDATE ON agenda_items
WHEN EXISTS (SELECT 1 FROM agreed_meetings WHERE id IN (OLD.meeting_id, NEW.meeting_id))
  OR EXISTS (
    SELECT 1 FROM agenda_items JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE agenda_items.id = NEW.id OR agenda_items.rowid = NEW.rowid
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the agenda of an agreed meeting stays');
END;

CREATE TRIGGER sealed_agenda_items_delete BEFORE DELETE ON agenda_items
WHEN EXISTS (SELECT 1 FROM agreed_meetings WHERE id = OLD.meeting_id)
BEGIN
  SELECT RAISE(ABORT, 'sealed: the agenda of an agreed meeting stays');
END;

CREATE TRIGGER sealed_attendees_insert BEFORE INSERT ON attendees
WHEN EXISTS (SELECT 1 FROM agreed_meetings WHERE id = NEW.meeting_id)
  OR EXISTS (
    SELECT 1 FROM attendees JOIN agreed_meetings ON agreed_meetings.id = attendees.meeting_id
    WHERE attendees.rowid = NEW.rowid
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the attendance of an agreed meeting stays');
END;

CREATE TRIGGER sealed_attendees_update BEFORE UPDATE ON attendees
WHEN EXISTS (SELECT 1 FROM agreed_meetings WHERE id IN (OLD.meeting_id, NEW.meeting_id))
  OR EXISTS (
    SELECT 1 FROM attendees JOIN agreed_meetings ON agreed_meetings.id = attendees.meeting_id
    WHERE attendees.rowid = NEW.rowid
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the attendance of an agreed meeting stays');
END;

CREATE TRIGGER sealed_attendees_delete BEFORE DELETE ON attendees
WHEN EXISTS (SELECT 1 FROM agreed_meetings WHERE id = OLD.meeting_id)
BEGIN
  SELECT RAISE(ABORT, 'sealed: the attendance of an agreed meeting stays');
END;

CREATE TRIGGER sealed_notes_insert BEFORE INSERT ON documents
WHEN (NEW.kind = 'notes' AND EXISTS (SELECT 1 FROM agreed_meetings WHERE id = NEW.meeting_id))
  OR EXISTS (SELECT 1 FROM agreed_notes WHERE id = NEW.id OR row = NEW.rowid)
BEGIN
  SELECT RAISE(ABORT, 'sealed: the notes of an agreed meeting stay');
END;

CREATE TRIGGER sealed_notes_update BEFORE UPDATE ON documents
WHEN (NEW.kind = 'notes' AND EXISTS (SELECT 1 FROM agreed_meetings WHERE id = NEW.meeting_id))
  OR EXISTS (SELECT 1 FROM agreed_notes WHERE id IN (OLD.id, NEW.id) OR row = NEW.rowid)
BEGIN
  SELECT RAISE(ABORT, 'sealed: the notes of an agreed meeting stay');
END;

CREATE TRIGGER sealed_notes_delete BEFORE DELETE ON documents
WHEN EXISTS (SELECT 1 FROM agreed_notes WHERE id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'sealed: the notes of an agreed meeting stay');
END;

CREATE TRIGGER sealed_sections_insert BEFORE INSERT ON sections
WHEN EXISTS (SELECT 1 FROM agreed_notes WHERE id = NEW.document_id)
  OR EXISTS (
    SELECT 1 FROM sections JOIN agreed_notes ON agreed_notes.id = sections.document_id
    WHERE sections.id = NEW.id OR sections.rowid = NEW.rowid OR sections.agenda_item_id = NEW.agenda_item_id
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the notes of an agreed meeting stay');
END;

CREATE TRIGGER sealed_sections_update BEFORE UPDATE ON sections
WHEN EXISTS (SELECT 1 FROM agreed_notes WHERE id IN (OLD.document_id, NEW.document_id))
  OR EXISTS (
    SELECT 1 FROM sections JOIN agreed_notes ON agreed_notes.id = sections.document_id
    WHERE sections.id = NEW.id OR sections.rowid = NEW.rowid OR sections.agenda_item_id = NEW.agenda_item_id
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the notes of an agreed meeting stay');
END;

CREATE TRIGGER sealed_sections_delete BEFORE DELETE ON sections
WHEN EXISTS (SELECT 1 FROM agreed_notes WHERE id = OLD.document_id)
BEGIN
  SELECT RAISE(ABORT, 'sealed: the notes of an agreed meeting stay');
END;

CREATE TRIGGER sealed_actions_insert BEFORE INSERT ON actions
WHEN EXISTS (SELECT 1 FROM agreed_meetings WHERE id = NEW.meeting_id)
  OR EXISTS (
    SELECT 1 FROM actions JOIN agreed_meetings ON agreed_meetings.id = actions.meeting_id
    WHERE actions.id = NEW.id OR actions.rowid = NEW.rowid
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the actions of an agreed meeting stay');
END;

-- Status and updates go on after sign-off; everything that the notes say of an action does not.
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
