-- The audit list: a row for every commit of a person, written from the feed and at any time anew. What the house does by itself is in the streams only.

-- role, caller_area, address, reason NULL: the commit does not say. types and persons are separated by blanks and cut after the first hundred.
CREATE TABLE audit_entry (
  position bigint PRIMARY KEY,
  recorded_at timestamptz NOT NULL,
  actor text COLLATE "C" NOT NULL,
  role text COLLATE "C",
  caller_area text COLLATE "C",
  address text COLLATE "C",
  kind text COLLATE "C" NOT NULL,
  stream text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  area text COLLATE "C" NOT NULL,
  effective_on date NOT NULL,
  types text COLLATE "C" NOT NULL,
  persons text COLLATE "C" NOT NULL,
  reason text
);

CREATE INDEX audit_entry_actor ON audit_entry (actor, position);
CREATE INDEX audit_entry_stream ON audit_entry (stream, position);
CREATE INDEX audit_entry_kind ON audit_entry (kind, position);
CREATE INDEX audit_entry_time ON audit_entry (recorded_at, position);

-- about: a person who is named, or an area that the commit's area lies in, so that the entries of a county stand together, in order.
CREATE TABLE audit_about (
  about text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (about, position)
);
