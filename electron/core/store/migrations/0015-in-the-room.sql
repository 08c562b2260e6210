-- How somebody attended, beside `kind`. Who sent apologies has none of it.
ALTER TABLE attendees ADD COLUMN deputising_for_id TEXT REFERENCES people (id);
ALTER TABLE attendees ADD COLUMN joined_at TEXT CHECK (joined_at GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE attendees ADD COLUMN left_at TEXT CHECK (left_at GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE attendees ADD COLUMN is_online INTEGER NOT NULL DEFAULT 0 CHECK (is_online IN (0, 1));
