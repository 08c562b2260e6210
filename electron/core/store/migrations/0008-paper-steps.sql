-- Every step that a cover paper took, in the order of their sequence: who and when, and the reason that was given.
CREATE TABLE paper_steps (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id TEXT NOT NULL REFERENCES documents (id),
  event TEXT NOT NULL CHECK (event IN ('start', 'send-for-review', 'return-to-draft', 'clear', 'reopen')),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT CHECK (length(reason) BETWEEN 1 AND 1000)
) STRICT;

CREATE INDEX steps_of_paper ON paper_steps (document_id, sequence);

-- Those of before are in the log of commands.
INSERT INTO paper_steps (document_id, event, at, author)
  SELECT document_id, event, at, actor FROM (
    SELECT entity_id AS document_id, at, actor, sequence,
      CASE operation WHEN 'papers.create' THEN 'start' ELSE json_extract(payload, '$.event') END AS event
    FROM command_log WHERE operation IN ('papers.create', 'papers.takeStep')
  )
  WHERE event IN ('start', 'send-for-review', 'return-to-draft', 'clear', 'reopen')
    AND document_id IN (SELECT id FROM documents WHERE kind = 'cover-paper')
  ORDER BY sequence;
