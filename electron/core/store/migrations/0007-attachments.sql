-- What is attached to a cover paper: a link, or a file by the digest of its bytes, which lie beside the database.
CREATE TABLE attachments (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  document_id TEXT NOT NULL REFERENCES documents (id),
  kind TEXT NOT NULL CHECK (kind IN ('file', 'link')),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  href TEXT,
  sha256 TEXT CHECK (length(sha256) = 64),
  bytes INTEGER CHECK (bytes > 0),
  audience TEXT NOT NULL CHECK (audience IN ('public', 'internal')),
  removed_at TEXT,
  CHECK ((kind = 'link') = (href IS NOT NULL)),
  CHECK (kind = 'file' OR (sha256 IS NULL AND bytes IS NULL))
) STRICT;

CREATE INDEX attachments_of_document ON attachments (document_id);
