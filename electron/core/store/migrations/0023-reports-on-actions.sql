-- A report on an action may be for colleagues alone, give the action another date (the one before is kept with it), and
-- name the document of this program that shows what closed it. The status before it is there so that it can be taken back;
-- reports of before say nothing of it, and stay.
ALTER TABLE action_updates ADD COLUMN is_internal INTEGER NOT NULL DEFAULT 0 CHECK (is_internal IN (0, 1));
ALTER TABLE action_updates ADD COLUMN status_before TEXT CHECK (length(status_before) BETWEEN 1 AND 40);
ALTER TABLE action_updates ADD COLUMN old_due TEXT CHECK (old_due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE action_updates ADD COLUMN new_due TEXT CHECK (new_due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE action_updates ADD COLUMN evidence TEXT CHECK (json_type(evidence) = 'object');
