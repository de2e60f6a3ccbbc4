-- Grain storage: one row per state name and grain key. Under READ COMMITTED two first writes each see no row; only the primary key keeps the second
-- one out, and it can because the extension is never null (an absent one is the empty string, which is no grain key).
-- GrainTypeString is the state's name; N0 and N1 carry integer keys, which Villages does not use: every key has a prefix that is no number.

CREATE TABLE OrleansStorage (
  ServiceId varchar(150) COLLATE "C" NOT NULL,
  GrainTypeString varchar(512) COLLATE "C" NOT NULL,
  GrainIdN0 bigint NOT NULL,
  GrainIdN1 bigint NOT NULL,
  GrainIdExtensionString varchar(512) COLLATE "C" NOT NULL,
  Version integer NOT NULL,
  ModifiedOn timestamptz NOT NULL,
  PayloadBinary bytea, -- null: cleared
  PRIMARY KEY (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExtensionString)
);

-- No row back means that the caller's version is not the stored one: Orleans makes it an InconsistentStateException.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', '
INSERT INTO OrleansStorage AS stored
  (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExtensionString, Version, ModifiedOn, PayloadBinary)
SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(CAST(@GrainIdExtensionString AS varchar), ''''),
  1, clock_timestamp(), @PayloadBinary
WHERE CAST(@GrainStateVersion AS integer) IS NULL OR EXISTS (
  SELECT 1 FROM OrleansStorage
  WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
    AND GrainIdExtensionString = coalesce(CAST(@GrainIdExtensionString AS varchar), ''''))
ON CONFLICT (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExtensionString) DO UPDATE
SET Version = stored.Version + 1, ModifiedOn = excluded.ModifiedOn, PayloadBinary = excluded.PayloadBinary
WHERE stored.Version = CAST(@GrainStateVersion AS integer)
RETURNING Version AS NewGrainStateVersion
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', '
SELECT PayloadBinary, Version FROM OrleansStorage
WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainIdExtensionString = coalesce(CAST(@GrainIdExtensionString AS varchar), '''')
');

-- The row stays with its version, so that an activation that slept through the clearing cannot write over a successor.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ClearStorageKey', '
UPDATE OrleansStorage
SET Version = Version + 1, ModifiedOn = clock_timestamp(), PayloadBinary = NULL
WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainIdExtensionString = coalesce(CAST(@GrainIdExtensionString AS varchar), '''') AND Version = CAST(@GrainStateVersion AS integer)
RETURNING Version AS NewGrainStateVersion
');
