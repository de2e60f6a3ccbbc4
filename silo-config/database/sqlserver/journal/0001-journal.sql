-- The journal on SQL Server 2022. A batch gets its number last, so a row carries the batch id chosen by the writer and journal_batch maps it to the number.
-- Ids of batches are kept as bytes in the order in which they rise (a uniqueidentifier sorts by its last bytes): the clustered key grows at its end, and the
-- rows of a batch lie together, as the feed reads them. Texts are ASCII compared byte by byte; '=' takes no notice of trailing blanks, so a key has none.

CREATE TABLE journal_batch (
  number bigint NOT NULL CONSTRAINT journal_batch_key PRIMARY KEY CLUSTERED CONSTRAINT journal_batch_number CHECK (number > 0),
  batch binary(16) NOT NULL CONSTRAINT journal_batch_id UNIQUE NONCLUSTERED,
  count int NOT NULL CONSTRAINT journal_batch_count CHECK (count BETWEEN 1 AND 4096)
);

CREATE TABLE journal_commit (
  home int NOT NULL,
  stream varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL
    CONSTRAINT journal_commit_stream CHECK (DATALENGTH(stream) >= 1 AND DATALENGTH(stream) = LEN(stream) AND stream NOT LIKE '%[^!-~]%'),
  number bigint NOT NULL CONSTRAINT journal_commit_number CHECK (number > 0),
  command_id uniqueidentifier NOT NULL,
  batch binary(16) NOT NULL,
  ordinal int NOT NULL CONSTRAINT journal_commit_ordinal CHECK (ordinal BETWEEN 0 AND 4095),
  effective_on date NOT NULL,
  recorded_at datetime2(6) NOT NULL, -- UTC
  body_hash varbinary(32) NOT NULL CONSTRAINT journal_commit_body_hash CHECK (DATALENGTH(body_hash) = 32),
  hash varbinary(32) NOT NULL CONSTRAINT journal_commit_hash CHECK (DATALENGTH(hash) = 32),
  kind varchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT journal_commit_kind CHECK (DATALENGTH(kind) >= 1),
  actor varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  area varchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
  data varbinary(max) NOT NULL CONSTRAINT journal_commit_data CHECK (DATALENGTH(data) <= 1048576),
  CONSTRAINT journal_commit_place PRIMARY KEY CLUSTERED (batch, ordinal),
  CONSTRAINT journal_commit_key UNIQUE NONCLUSTERED (home, stream, number),
  CONSTRAINT journal_commit_command UNIQUE NONCLUSTERED (command_id, stream, home)
);

CREATE TABLE journal_snapshot (
  home int NOT NULL,
  stream varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  format varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  number bigint NOT NULL,
  commit_hash varbinary(32) NOT NULL,
  data varbinary(max) NOT NULL,
  seal varbinary(32) NOT NULL,
  CONSTRAINT journal_snapshot_key PRIMARY KEY CLUSTERED (home, stream)
);

CREATE TABLE journal_checkpoint (
  consumer varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT journal_checkpoint_key PRIMARY KEY CLUSTERED,
  position bigint NOT NULL
);

-- epoch: raised by a restore, part of every cursor. lowest_reader: readers with a lower number must not open this journal.
CREATE TABLE journal_header (
  id int NOT NULL CONSTRAINT journal_header_key PRIMARY KEY CLUSTERED CONSTRAINT journal_header_id CHECK (id = 1),
  epoch int NOT NULL,
  lowest_reader int NOT NULL
);

INSERT INTO journal_header (id, epoch, lowest_reader) VALUES (1, 1, 1);

-- What a call brings: the rows of a batch, the streams or the commands of a gathered read.

CREATE TYPE journal_rows AS TABLE (
  ordinal int NOT NULL,
  home int NOT NULL,
  stream varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  number bigint NOT NULL,
  command_id uniqueidentifier NOT NULL,
  effective_on date NOT NULL,
  recorded_at datetime2(6) NOT NULL,
  body_hash varbinary(32) NOT NULL,
  hash varbinary(32) NOT NULL,
  kind varchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
  actor varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  area varchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
  data varbinary(max) NOT NULL,
  PRIMARY KEY CLUSTERED (home, stream, number, ordinal)
);

CREATE TYPE journal_streams AS TABLE (
  place int NOT NULL PRIMARY KEY CLUSTERED,
  home int NOT NULL,
  stream varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  after bigint NOT NULL
);

CREATE TYPE journal_commands AS TABLE (
  place int NOT NULL PRIMARY KEY CLUSTERED,
  home int NOT NULL,
  stream varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  command_id uniqueidentifier NOT NULL
);
