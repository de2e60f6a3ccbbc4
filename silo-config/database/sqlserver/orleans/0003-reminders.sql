-- Reminders that outlive the process. GrainHash is the place on Orleans' ring, a 32-bit number stored with its sign.
-- Orleans sends a grain's id as varchar, other texts as nvarchar.

CREATE TABLE OrleansRemindersTable (
  ServiceId nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
  GrainId varchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL,
  ReminderName nvarchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL,
  StartTime datetime2(3) NOT NULL,
  Period bigint NOT NULL, -- milliseconds
  GrainHash int NOT NULL,
  Version int NOT NULL,
  CONSTRAINT PK_OrleansRemindersTable PRIMARY KEY CLUSTERED (ServiceId, GrainId, ReminderName)
);

CREATE INDEX IX_OrleansRemindersTable_GrainHash ON OrleansRemindersTable (ServiceId, GrainHash);

-- Change, else insert, else change what somebody has inserted meanwhile: without the locks on ranges of keys that let concurrent registrations deadlock.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpsertReminderRowKey', '
SET NOCOUNT ON;
DECLARE @NewVersion int = 0;
UPDATE OrleansRemindersTable
SET StartTime = @StartTime, Period = @Period, GrainHash = @GrainHash, Version = Version + 1, @NewVersion = Version + 1
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName;
IF @@ROWCOUNT = 0
BEGIN
  BEGIN TRY
    INSERT INTO OrleansRemindersTable (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
    VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0);
  END TRY
  BEGIN CATCH
    IF ERROR_NUMBER() NOT IN (2601, 2627)
    BEGIN
      THROW;
    END;
    UPDATE OrleansRemindersTable
    SET StartTime = @StartTime, Period = @Period, GrainHash = @GrainHash, Version = Version + 1, @NewVersion = Version + 1
    WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName;
  END CATCH;
END;
SELECT @NewVersion AS Version;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadReminderRowsKey', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainId = @GrainId;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadReminderRowKey', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName;
');

-- A range of the ring, and one that runs over its end.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadRangeRows1Key', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainHash > @BeginHash AND GrainHash <= @EndHash;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadRangeRows2Key', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND (GrainHash > @BeginHash OR GrainHash <= @EndHash);
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteReminderRowKey', '
SET NOCOUNT ON;
DELETE FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName AND Version = @Version;
SELECT @@ROWCOUNT;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteReminderRowsKey', '
DELETE FROM OrleansRemindersTable WHERE ServiceId = @ServiceId;
');
