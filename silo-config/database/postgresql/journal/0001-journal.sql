-- The journal on PostgreSQL. A batch gets its number last, so a row carries the batch id chosen by the writer and journal_batch maps it to the number.

CREATE TABLE journal_batch (
  number bigint PRIMARY KEY CHECK (number > 0),
  batch uuid NOT NULL UNIQUE,
  count integer NOT NULL CHECK (count BETWEEN 1 AND 4096)
);

CREATE TABLE journal_commit (
  home integer NOT NULL,
  stream text COLLATE "C" NOT NULL CHECK (octet_length(stream) BETWEEN 1 AND 120),
  number bigint NOT NULL CHECK (number > 0),
  command_id uuid NOT NULL,
  batch uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal BETWEEN 0 AND 4095),
  effective_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  kind text COLLATE "C" NOT NULL CHECK (octet_length(kind) BETWEEN 1 AND 60),
  actor text COLLATE "C" NOT NULL CHECK (octet_length(actor) <= 120),
  area text COLLATE "C" NOT NULL CHECK (octet_length(area) <= 12),
  data bytea NOT NULL CHECK (octet_length(data) <= 1048576),
  PRIMARY KEY (home, stream, number),
  UNIQUE (command_id, stream, home),
  UNIQUE (batch, ordinal)
);

CREATE TABLE journal_snapshot (
  home integer NOT NULL,
  stream text COLLATE "C" NOT NULL,
  format text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  commit_hash bytea NOT NULL,
  data bytea NOT NULL,
  seal bytea NOT NULL,
  PRIMARY KEY (home, stream)
);

CREATE TABLE journal_checkpoint (
  consumer text COLLATE "C" PRIMARY KEY,
  position bigint NOT NULL
);

-- epoch: raised by a restore, part of every cursor. lowest_reader: readers with a lower number must not open this journal.
CREATE TABLE journal_header (
  id integer PRIMARY KEY CHECK (id = 1),
  epoch integer NOT NULL,
  lowest_reader integer NOT NULL
);

INSERT INTO journal_header (id, epoch, lowest_reader) VALUES (1, 1, 1);
