-- Keys of persons: what is deleted here makes the person's fields unreadable everywhere. Back these tables up apart, and keep the copies short.

-- fingerprint: of the deployment's key that wraps the keys below; another key is refused.
CREATE TABLE person_vault (
  id int NOT NULL CONSTRAINT person_vault_key PRIMARY KEY CLUSTERED CONSTRAINT person_vault_id CHECK (id = 1),
  fingerprint varbinary(64) NOT NULL
);

-- wrapped_key NULL: erased for good.
CREATE TABLE person_key (
  person_id varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT person_key_key PRIMARY KEY CLUSTERED
    CONSTRAINT person_key_person CHECK (DATALENGTH(person_id) = LEN(person_id)),
  wrapped_key varbinary(256) NULL
);

CREATE TABLE person_identity (
  digest varbinary(32) NOT NULL CONSTRAINT person_identity_key PRIMARY KEY CLUSTERED CONSTRAINT person_identity_digest CHECK (DATALENGTH(digest) = 32),
  person_id varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT person_identity_id CHECK (DATALENGTH(person_id) = LEN(person_id))
);

CREATE INDEX person_identity_person ON person_identity (person_id);
