-- Grain storage: one row per state name and grain key. Two overlapping first writes both see no row; the primary key keeps the second one out, and it can
-- because the extension is never null (an absent one is the empty string, which is no grain key). Orleans sends texts as nvarchar; the lengths keep the key
-- within the 900 bytes of a clustered one, and a longer text is an error instead of another grain's row.
-- GrainTypeString is the state's name; N0 and N1 carry integer keys, which Villages does not use: every key has a prefix that is no number.

CREATE TABLE OrleansStorage (
  ServiceId nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
  GrainTypeString nvarchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  GrainIdN0 bigint NOT NULL,
  GrainIdN1 bigint NOT NULL,
  GrainIdExtensionString nvarchar(240) COLLATE Latin1_General_100_BIN2 NOT NULL
    CONSTRAINT CK_OrleansStorage_Extension CHECK (DATALENGTH(GrainIdExtensionString) = 2 * LEN(GrainIdExtensionString)),
  Version int NOT NULL,
  ModifiedOn datetime2(3) NOT NULL,
  PayloadBinary varbinary(max) NULL, -- null: cleared
  CONSTRAINT PK_OrleansStorage PRIMARY KEY CLUSTERED (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExtensionString)
);

-- The version that comes back is the caller's own, or none, when nothing was written: Orleans makes it an InconsistentStateException.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('WriteToStorageKey', '
SET NOCOUNT ON;
DECLARE @NewVersion int = @GrainStateVersion;
IF @GrainStateVersion IS NULL
BEGIN
  BEGIN TRY
    INSERT INTO OrleansStorage
      (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExtensionString, Version, ModifiedOn, PayloadBinary)
    VALUES
      (@ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, COALESCE(@GrainIdExtensionString, N''''), 1, SYSUTCDATETIME(), @PayloadBinary);
    SET @NewVersion = 1;
  END TRY
  BEGIN CATCH
    IF ERROR_NUMBER() NOT IN (2601, 2627)
    BEGIN
      THROW;
    END;
  END CATCH;
END
ELSE
BEGIN
  UPDATE OrleansStorage
  SET Version = Version + 1, @NewVersion = Version + 1, ModifiedOn = SYSUTCDATETIME(), PayloadBinary = @PayloadBinary
  WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
    AND GrainIdExtensionString = COALESCE(@GrainIdExtensionString, N'''') AND Version = @GrainStateVersion;
END;
SELECT @NewVersion AS NewGrainStateVersion;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey', '
SELECT PayloadBinary, Version FROM OrleansStorage
WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainIdExtensionString = COALESCE(@GrainIdExtensionString, N'''');
');

-- The row stays with its version, so that an activation that slept through the clearing cannot write over a successor.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ClearStorageKey', '
SET NOCOUNT ON;
DECLARE @NewVersion int = @GrainStateVersion;
UPDATE OrleansStorage
SET Version = Version + 1, @NewVersion = Version + 1, ModifiedOn = SYSUTCDATETIME(), PayloadBinary = NULL
WHERE ServiceId = @ServiceId AND GrainTypeString = @GrainTypeString AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainIdExtensionString = COALESCE(@GrainIdExtensionString, N'''') AND Version = @GrainStateVersion;
SELECT @NewVersion AS NewGrainStateVersion;
');
