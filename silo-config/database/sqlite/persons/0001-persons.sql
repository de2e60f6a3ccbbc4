-- Keys of persons, in a file apart: what is deleted here makes the person's fields unreadable everywhere.

-- fingerprint: of the deployment's key that wraps the keys below; another key is refused.
CREATE TABLE person_vault (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  fingerprint BLOB NOT NULL
) STRICT;

-- wrapped_key NULL: erased for good.
CREATE TABLE person_key (
  person_id TEXT PRIMARY KEY,
  wrapped_key BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE person_identity (
  digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
  person_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX person_identity_person ON person_identity (person_id);
