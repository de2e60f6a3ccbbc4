-- The journal on SQLite. One writer numbers a batch before its rows, so a row carries its position: batch × 4096 + ordinal.

CREATE TABLE journal_batch (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  batch BLOB NOT NULL UNIQUE CHECK (length(batch) = 16),
  count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 4096)
) STRICT;

CREATE TABLE journal_commit (
  position INTEGER PRIMARY KEY,
  batch INTEGER GENERATED ALWAYS AS (position >> 12) VIRTUAL,
  ordinal INTEGER GENERATED ALWAYS AS (position & 4095) VIRTUAL,
  home INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (length(stream) BETWEEN 1 AND 120),
  number INTEGER NOT NULL CHECK (number > 0),
  command_id BLOB NOT NULL CHECK (length(command_id) = 16),
  body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
  data BLOB NOT NULL CHECK (length(data) <= 1048576),
  actor TEXT NOT NULL CHECK (length(actor) <= 120),
  area TEXT NOT NULL CHECK (length(area) <= 12),
  effective_on TEXT NOT NULL CHECK (length(effective_on) = 10),
  recorded_at INTEGER NOT NULL, -- UTC, microseconds since 1970
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (home, stream, number),
  UNIQUE (command_id, stream, home)
) STRICT;

CREATE TABLE journal_snapshot (
  home INTEGER NOT NULL,
  stream TEXT NOT NULL,
  format TEXT NOT NULL,
  number INTEGER NOT NULL,
  commit_hash BLOB NOT NULL,
  data BLOB NOT NULL,
  seal BLOB NOT NULL,
  PRIMARY KEY (home, stream)
) STRICT;

CREATE TABLE journal_checkpoint (
  consumer TEXT PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT;

-- epoch: raised by a restore, part of every cursor. lowest_reader: readers with a lower number must not open this journal.
CREATE TABLE journal_header (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  epoch INTEGER NOT NULL,
  lowest_reader INTEGER NOT NULL
) STRICT;

INSERT INTO journal_header (id, epoch, lowest_reader) VALUES (1, 1, 1);
