-- The audit list: a row for every commit of a person, written from the feed and at any time anew. What the house does by itself is in the streams only.

-- role, caller_area, address, reason NULL: the commit does not say. types and persons are separated by blanks and cut after the first hundred.
CREATE TABLE audit_entry (
  position INTEGER PRIMARY KEY,
  recorded_at INTEGER NOT NULL, -- UTC, microseconds since 1970
  actor TEXT NOT NULL,
  role TEXT,
  caller_area TEXT,
  address TEXT,
  kind TEXT NOT NULL,
  stream TEXT NOT NULL,
  number INTEGER NOT NULL,
  area TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  types TEXT NOT NULL,
  persons TEXT NOT NULL,
  reason TEXT
) STRICT;

CREATE INDEX audit_entry_actor ON audit_entry (actor, position);
CREATE INDEX audit_entry_stream ON audit_entry (stream, position);
CREATE INDEX audit_entry_kind ON audit_entry (kind, position);
CREATE INDEX audit_entry_time ON audit_entry (recorded_at, position);

-- about: a person who is named, or an area that the commit's area lies in, so that the entries of a county stand together, in order.
CREATE TABLE audit_about (
  about TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (about, position)
) STRICT, WITHOUT ROWID;
