-- Figures that papers give: a number as it was typed, or the percentage that one number is of another. Parts and wholes
-- are ids of other figures; they are no foreign keys, so that salvage never has to make a figure up.
CREATE TABLE figures (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  kind TEXT NOT NULL CHECK (kind IN ('number', 'percentage')),
  number TEXT CHECK (length(number) BETWEEN 1 AND 30 AND number NOT GLOB '*[^-0-9.]*'),
  part_id TEXT,
  whole_id TEXT,
  decimals INTEGER CHECK (decimals BETWEEN 0 AND 2),
  prefix TEXT CHECK (length(prefix) BETWEEN 1 AND 20),
  suffix TEXT CHECK (length(suffix) BETWEEN 1 AND 60),
  source TEXT CHECK (length(source) BETWEEN 1 AND 300),
  as_at TEXT CHECK (as_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  removed_at TEXT,
  CHECK (kind <> 'number' OR number IS NOT NULL),
  CHECK (kind <> 'percentage' OR (part_id IS NOT NULL AND whole_id IS NOT NULL AND decimals IS NOT NULL))
) STRICT;
