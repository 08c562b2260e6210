-- The agendas that went out, and their reopenings, in their order. `content` is the agenda as it stood, with the names
-- of its day and without the notes for the chair. A meeting whose agenda was issued before there was this table has no
-- row here and none in issued_numbers: its numbers go on following the order, until its agenda is issued again.
CREATE TABLE agenda_issues (
  sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  what TEXT NOT NULL CHECK (what IN ('issued', 'reopened')),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT CHECK (length(reason) BETWEEN 1 AND 1000),
  content TEXT CHECK (json_type(content) = 'object'),
  CHECK ((what = 'issued') = (content IS NOT NULL)),
  CHECK ((what = 'reopened') = (reason IS NOT NULL))
) STRICT;

CREATE INDEX issues_of_meeting ON agenda_issues (meeting_id, sequence);

-- The number that an item keeps from the day on which its agenda went out. An item that was taken off since keeps its
-- own too, so that no other gets it.
CREATE TABLE issued_numbers (
  agenda_item_id TEXT PRIMARY KEY REFERENCES agenda_items (id),
  mark TEXT NOT NULL CHECK (length(mark) BETWEEN 1 AND 60),
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1))
) STRICT;

-- REPLACE fires no DELETE trigger: see 0003.
CREATE TRIGGER agenda_issues_in_order BEFORE INSERT ON agenda_issues
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM agenda_issues)
BEGIN
  SELECT RAISE(ABORT, 'kept: an issue follows the newest one');
END;

CREATE TRIGGER agenda_issues_stay BEFORE UPDATE ON agenda_issues
BEGIN
  SELECT RAISE(ABORT, 'kept: what went out does not change');
END;

CREATE TRIGGER agenda_issues_are_kept BEFORE DELETE ON agenda_issues
BEGIN
  SELECT RAISE(ABORT, 'kept: what went out is not deleted');
END;

CREATE TRIGGER sealed_issued_numbers_insert BEFORE INSERT ON issued_numbers
WHEN EXISTS (
    SELECT 1 FROM agenda_items JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE agenda_items.id = NEW.agenda_item_id
  )
  OR EXISTS (
    SELECT 1 FROM issued_numbers JOIN agenda_items ON agenda_items.id = issued_numbers.agenda_item_id
    JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE issued_numbers.rowid = NEW.rowid
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the agenda of an agreed meeting stays');
END;

CREATE TRIGGER sealed_issued_numbers_update BEFORE UPDATE ON issued_numbers
WHEN EXISTS (
    SELECT 1 FROM agenda_items JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE agenda_items.id IN (OLD.agenda_item_id, NEW.agenda_item_id)
  )
  OR EXISTS (
    SELECT 1 FROM issued_numbers JOIN agenda_items ON agenda_items.id = issued_numbers.agenda_item_id
    JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE issued_numbers.rowid = NEW.rowid
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the agenda of an agreed meeting stays');
END;

CREATE TRIGGER sealed_issued_numbers_delete BEFORE DELETE ON issued_numbers
WHEN EXISTS (
    SELECT 1 FROM agenda_items JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE agenda_items.id = OLD.agenda_item_id
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the agenda of an agreed meeting stays');
END;
