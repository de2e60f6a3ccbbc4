-- The audit list: a row for every commit of a person, written from the feed and at any time anew. What the house does by itself is in the streams only.

-- role, caller_area, address, reason NULL: the commit does not say. types and persons are separated by blanks and cut after the first hundred.
CREATE TABLE audit_entry (
  position bigint NOT NULL CONSTRAINT audit_entry_key PRIMARY KEY CLUSTERED,
  recorded_at datetime2(6) NOT NULL, -- UTC
  actor varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  role varchar(60) COLLATE Latin1_General_100_BIN2 NULL,
  caller_area varchar(12) COLLATE Latin1_General_100_BIN2 NULL,
  address varchar(120) COLLATE Latin1_General_100_BIN2 NULL,
  kind varchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
  stream varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  number bigint NOT NULL,
  area varchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
  effective_on date NOT NULL,
  types varchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  persons varchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  reason nvarchar(max) NULL
);

CREATE INDEX audit_entry_actor ON audit_entry (actor, position);
CREATE INDEX audit_entry_stream ON audit_entry (stream, position);
CREATE INDEX audit_entry_kind ON audit_entry (kind, position);
CREATE INDEX audit_entry_time ON audit_entry (recorded_at, position);

-- about: a person who is named, or an area that the commit's area lies in, so that the entries of a county stand together, in order.
CREATE TABLE audit_about (
  about varchar(27) COLLATE Latin1_General_100_BIN2 NOT NULL,
  position bigint NOT NULL,
  CONSTRAINT audit_about_key PRIMARY KEY CLUSTERED (about, position)
);

-- What a call brings.

CREATE TYPE audit_rows AS TABLE (
  position bigint NOT NULL PRIMARY KEY CLUSTERED,
  recorded_at datetime2(6) NOT NULL,
  actor varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  role varchar(60) COLLATE Latin1_General_100_BIN2 NULL,
  caller_area varchar(12) COLLATE Latin1_General_100_BIN2 NULL,
  address varchar(120) COLLATE Latin1_General_100_BIN2 NULL,
  kind varchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
  stream varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  number bigint NOT NULL,
  area varchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
  effective_on date NOT NULL,
  types varchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  persons varchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  reason nvarchar(max) NULL
);

CREATE TYPE audit_abouts AS TABLE (
  about varchar(27) COLLATE Latin1_General_100_BIN2 NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY CLUSTERED (about, position)
);
