-- How somebody attended, beside `kind`. Who sent apologies has none of it.
ALTER TABLE attendees ADD COLUMN deputising_for_id TEXT REFERENCES people (id);
ALTER TABLE attendees ADD COLUMN joined_at TEXT CHECK (joined_at GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE attendees ADD COLUMN left_at TEXT CHECK (left_at GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE attendees ADD COLUMN is_online INTEGER NOT NULL DEFAULT 0 CHECK (is_online IN (0, 1));

-- How an item was taken in the meeting: what became of it, and for how long it was the current one. `counted_until` is
-- set while its time is counted: up to then, in milliseconds since 1970, it is in `milliseconds`.
CREATE TABLE item_progress (
  agenda_item_id TEXT PRIMARY KEY REFERENCES agenda_items (id),
  outcome TEXT CHECK (outcome IN ('done', 'not-discussed')),
  milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
  counted_until INTEGER
) STRICT;

-- REPLACE fires no DELETE trigger: see 0003.
CREATE TRIGGER sealed_item_progress_insert BEFORE INSERT ON item_progress
WHEN EXISTS (
    SELECT 1 FROM agenda_items JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE agenda_items.id = NEW.agenda_item_id
  )
  OR EXISTS (
    SELECT 1 FROM item_progress JOIN agenda_items ON agenda_items.id = item_progress.agenda_item_id
    JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE item_progress.rowid = NEW.rowid
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the agenda of an agreed meeting stays');
END;

CREATE TRIGGER sealed_item_progress_update BEFORE UPDATE ON item_progress
WHEN EXISTS (
    SELECT 1 FROM agenda_items JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE agenda_items.id IN (OLD.agenda_item_id, NEW.agenda_item_id)
  )
  OR EXISTS (
    SELECT 1 FROM item_progress JOIN agenda_items ON agenda_items.id = item_progress.agenda_item_id
    JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE item_progress.rowid = NEW.rowid
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the agenda of an agreed meeting stays');
END;

CREATE TRIGGER sealed_item_progress_delete BEFORE DELETE ON item_progress
WHEN EXISTS (
    SELECT 1 FROM agenda_items JOIN agreed_meetings ON agreed_meetings.id = agenda_items.meeting_id
    WHERE agenda_items.id = OLD.agenda_item_id
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed: the agenda of an agreed meeting stays');
END;
