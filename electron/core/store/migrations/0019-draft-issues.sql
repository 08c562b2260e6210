-- The drafts of the notes that went out for factual correction: when, to whom, by whom, and by when answers were asked
-- for. The texts that went out are versions of their sections, kept as issued. `notes_digest` says which they were, to
-- know whether the notes changed since; NULL where that is not known, as of what came with a meeting file.
CREATE TABLE draft_issues (
  sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  recipients TEXT NOT NULL CHECK (json_type(recipients) = 'array'),
  answers_by TEXT CHECK (answers_by GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  notes_digest TEXT CHECK (length(notes_digest) = 64)
) STRICT;

CREATE INDEX drafts_of_meeting ON draft_issues (meeting_id, sequence);

-- REPLACE fires no DELETE trigger: see 0003.
CREATE TRIGGER draft_issues_in_order BEFORE INSERT ON draft_issues
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM draft_issues)
BEGIN
  SELECT RAISE(ABORT, 'kept: an issue follows the newest one');
END;

CREATE TRIGGER draft_issues_before_agreement BEFORE INSERT ON draft_issues
WHEN EXISTS (SELECT 1 FROM agreed_meetings WHERE id = NEW.meeting_id)
BEGIN
  SELECT RAISE(ABORT, 'sealed: agreed notes go out for no correction');
END;

CREATE TRIGGER draft_issues_stay BEFORE UPDATE ON draft_issues
BEGIN
  SELECT RAISE(ABORT, 'kept: what went out does not change');
END;

CREATE TRIGGER draft_issues_are_kept BEFORE DELETE ON draft_issues
BEGIN
  SELECT RAISE(ABORT, 'kept: what went out is not deleted');
END;
