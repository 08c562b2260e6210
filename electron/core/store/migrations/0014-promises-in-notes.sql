-- The block of the notes that promised a topic, so that one promise becomes one topic, however often notes are issued.
ALTER TABLE topics ADD COLUMN promised_block_id TEXT CHECK (length(promised_block_id) BETWEEN 1 AND 64);
