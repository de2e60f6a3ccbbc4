-- Who belongs to the cluster. One version row a cluster: every change of a silo's row goes with version + 1, so of two changes decided on the same
-- view one is refused and its silo looks again. DeploymentId is the id of the cluster; times come from the silos.
-- Each transaction begins and ends within one message: a silo that freezes holds nothing.

CREATE TABLE OrleansMembershipVersionTable (
  DeploymentId nvarchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT PK_OrleansMembershipVersionTable PRIMARY KEY CLUSTERED,
  Timestamp datetime2(3) NOT NULL CONSTRAINT DF_OrleansMembershipVersionTable_Timestamp DEFAULT SYSUTCDATETIME(),
  Version int NOT NULL CONSTRAINT DF_OrleansMembershipVersionTable_Version DEFAULT 0
);

CREATE TABLE OrleansMembershipTable (
  DeploymentId nvarchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL
    CONSTRAINT FK_OrleansMembershipTable_Version FOREIGN KEY REFERENCES OrleansMembershipVersionTable (DeploymentId),
  Address varchar(45) COLLATE Latin1_General_100_BIN2 NOT NULL,
  Port int NOT NULL,
  Generation int NOT NULL,
  SiloName nvarchar(150) NOT NULL,
  HostName nvarchar(150) NOT NULL,
  Status int NOT NULL, -- 3 active, 6 dead
  ProxyPort int NULL, -- gateway; 0 has none
  SuspectTimes varchar(8000) NULL,
  StartTime datetime2(3) NOT NULL,
  IAmAliveTime datetime2(3) NOT NULL,
  CONSTRAINT PK_OrleansMembershipTable PRIMARY KEY CLUSTERED (DeploymentId, Address, Port, Generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipVersionKey', '
SET NOCOUNT ON;
DECLARE @Made int = 0;
BEGIN TRY
  INSERT INTO OrleansMembershipVersionTable (DeploymentId) VALUES (@DeploymentId);
  SET @Made = 1;
END TRY
BEGIN CATCH
  IF ERROR_NUMBER() NOT IN (2601, 2627)
  BEGIN
    THROW;
  END;
END CATCH;
SELECT @Made;
');

-- The version row is changed first: its lock makes concurrent changes wait, and then see that the version they decided on has passed.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('InsertMembershipKey', '
SET NOCOUNT, XACT_ABORT ON;
DECLARE @Made int = 0;
BEGIN TRANSACTION;
UPDATE OrleansMembershipVersionTable SET Timestamp = SYSUTCDATETIME(), Version = Version + 1
WHERE DeploymentId = @DeploymentId AND Version = @Version;
IF @@ROWCOUNT = 1
BEGIN
  INSERT INTO OrleansMembershipTable
    (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
  SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
  WHERE NOT EXISTS (
    SELECT 1 FROM OrleansMembershipTable
    WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation);
  SET @Made = @@ROWCOUNT;
END;
IF @Made = 1
BEGIN
  COMMIT TRANSACTION;
END
ELSE
BEGIN
  ROLLBACK TRANSACTION;
END;
SELECT @Made;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateMembershipKey', '
SET NOCOUNT, XACT_ABORT ON;
DECLARE @Changed int = 0;
BEGIN TRANSACTION;
UPDATE OrleansMembershipVersionTable SET Timestamp = SYSUTCDATETIME(), Version = Version + 1
WHERE DeploymentId = @DeploymentId AND Version = @Version;
IF @@ROWCOUNT = 1
BEGIN
  UPDATE OrleansMembershipTable SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
  WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation;
  SET @Changed = @@ROWCOUNT;
END;
IF @Changed = 1
BEGIN
  COMMIT TRANSACTION;
END
ELSE
BEGIN
  ROLLBACK TRANSACTION;
END;
SELECT @Changed;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('UpdateIAmAlivetimeKey', '
SET NOCOUNT ON;
UPDATE OrleansMembershipTable SET IAmAliveTime = @IAmAliveTime
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('GatewaysQueryKey', '
SELECT Address, ProxyPort, Generation FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0;
');

-- The version comes back also where no silo is known. HOLDLOCK: version and rows belong together, whatever the database's isolation.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadRowKey', '
SELECT v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
FROM OrleansMembershipVersionTable v WITH (HOLDLOCK)
LEFT OUTER JOIN OrleansMembershipTable m WITH (HOLDLOCK)
  ON m.DeploymentId = v.DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
WHERE v.DeploymentId = @DeploymentId;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('MembershipReadAllKey', '
SELECT v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
FROM OrleansMembershipVersionTable v WITH (HOLDLOCK)
LEFT OUTER JOIN OrleansMembershipTable m WITH (HOLDLOCK) ON m.DeploymentId = v.DeploymentId
WHERE v.DeploymentId = @DeploymentId;
');

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('DeleteMembershipTableEntriesKey', '
SET NOCOUNT, XACT_ABORT ON;
BEGIN TRANSACTION;
DELETE FROM OrleansMembershipTable WHERE DeploymentId = @DeploymentId;
DELETE FROM OrleansMembershipVersionTable WHERE DeploymentId = @DeploymentId;
COMMIT TRANSACTION;
');

-- Rows of silos that are not active and have been silent since: nobody needs them any more.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('CleanupDefunctSiloEntriesKey', '
SET NOCOUNT ON;
DELETE FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status <> 3 AND IAmAliveTime < @IAmAliveTime;
');
