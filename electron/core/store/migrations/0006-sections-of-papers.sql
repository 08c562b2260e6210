-- `copied_from` is the paper that the text was copied over from; it is as copied while its digest is the one of then.
ALTER TABLE sections ADD COLUMN word_limit INTEGER CHECK (word_limit BETWEEN 1 AND 100000);
ALTER TABLE sections ADD COLUMN copied_from TEXT REFERENCES documents (id);
ALTER TABLE sections ADD COLUMN copied_sha256 TEXT CHECK (length(copied_sha256) = 64);

-- What the writer of a paper has thought of: for the writer alone, in no export.
CREATE TABLE considered_prompts (
  document_id TEXT NOT NULL REFERENCES documents (id),
  prompt TEXT NOT NULL CHECK (prompt IN (
    'aim-eliminate-discrimination', 'aim-advance-opportunity', 'aim-foster-relations', 'age', 'disability',
    'gender-reassignment', 'marriage-and-civil-partnership', 'pregnancy-and-maternity', 'race', 'religion-or-belief',
    'sex', 'sexual-orientation'
  )),
  PRIMARY KEY (document_id, prompt)
) STRICT, WITHOUT ROWID;
