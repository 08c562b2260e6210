-- `copied_from` is the paper that the text was copied over from; it is as copied while its digest is the one of then.
ALTER TABLE sections ADD COLUMN word_limit INTEGER CHECK (word_limit BETWEEN 1 AND 100000);
ALTER TABLE sections ADD COLUMN copied_from TEXT REFERENCES documents (id);
ALTER TABLE sections ADD COLUMN copied_sha256 TEXT CHECK (length(copied_sha256) = 64);
