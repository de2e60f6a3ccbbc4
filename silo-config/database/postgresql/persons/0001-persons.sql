-- Keys of persons: what is deleted here makes the person's fields unreadable everywhere. Back these tables up apart, and keep the copies short.

-- fingerprint: of the deployment's key that wraps the keys below; another key is refused.
CREATE TABLE person_vault (
  id integer PRIMARY KEY CHECK (id = 1),
  fingerprint bytea NOT NULL
);

-- wrapped_key NULL: erased for good.
CREATE TABLE person_key (
  person_id text COLLATE "C" PRIMARY KEY,
  wrapped_key bytea
);

CREATE TABLE person_identity (
  digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
  person_id text COLLATE "C" NOT NULL
);

CREATE INDEX person_identity_person ON person_identity (person_id);
