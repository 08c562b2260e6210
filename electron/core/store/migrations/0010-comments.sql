-- What reviewers say beside a paragraph of a paper; part of no file that goes out. `quote` is how the paragraph began when
-- it was said, for when it has changed since.
CREATE TABLE comments (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  section_id TEXT NOT NULL REFERENCES sections (id),
  block_id TEXT CHECK (length(block_id) BETWEEN 1 AND 100),
  quote TEXT NOT NULL CHECK (length(quote) <= 200),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  resolved_at TEXT,
  resolved_by TEXT
) STRICT;

CREATE INDEX comments_of_section ON comments (section_id);

CREATE TABLE comment_replies (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  comment_id TEXT NOT NULL REFERENCES comments (id),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000)
) STRICT;

CREATE INDEX replies_of_comment ON comment_replies (comment_id);
