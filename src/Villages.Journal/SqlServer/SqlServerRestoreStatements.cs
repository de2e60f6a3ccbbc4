using System.Data;

namespace Villages.Journal.SqlServer;

/// <summary>The statements that tell a restored journal that it is one.</summary>
internal static class SqlServerRestoreStatements
{
    /// <summary>All of it happens or nothing; the same mark again changes nothing.</summary>
    public static readonly SqlServerStatement Tell = new(
        """
        SET NOCOUNT, XACT_ABORT ON;
        DECLARE @position bigint, @now bigint, @repeated int = 1;
        BEGIN TRANSACTION;
        SELECT @position = (ISNULL(MAX(number), 0) + 1) * 4096 - 1 FROM journal_batch;
        SELECT @now = DATEDIFF(second, '20260101', SYSUTCDATETIME());
        INSERT INTO journal_checkpoint (consumer, position)
        SELECT @mark, @position WHERE NOT EXISTS (SELECT 1 FROM journal_checkpoint WITH (UPDLOCK, HOLDLOCK) WHERE consumer = @mark);
        IF @@ROWCOUNT = 1
        BEGIN
          SET @repeated = 0;
          INSERT INTO journal_checkpoint (consumer, position)
          SELECT CONCAT('epoch/', h.epoch), @position FROM journal_header h
          WHERE NOT EXISTS (SELECT 1 FROM journal_checkpoint k WITH (UPDLOCK, HOLDLOCK) WHERE k.consumer = CONCAT('epoch/', h.epoch));
          UPDATE journal_header SET epoch = CASE WHEN epoch + 1 > @now THEN epoch + 1 ELSE @now END;
        END;
        COMMIT TRANSACTION;
        SELECT h.epoch, k.position, @repeated AS repeated FROM journal_header h CROSS JOIN journal_checkpoint k WHERE k.consumer = @mark;
        """,
        new SqlServerInput("@mark", SqlDbType.VarChar, 120));

    /// <summary>Without the right to see the server's state a login sees its own sessions only.</summary>
    public static readonly SqlServerStatement ConnectedHosts = new("""
        SELECT COUNT(*) AS hosts FROM sys.dm_exec_sessions
        WHERE database_id = DB_ID() AND session_id <> @@SPID AND program_name LIKE 'villages-journal%'
        """);

    /// <summary>A restored copy lists the silos of its original, which it must not look for.</summary>
    public static readonly SqlServerStatement ForgetSilos = new("""
        SET NOCOUNT, XACT_ABORT ON;
        DECLARE @forgotten int;
        BEGIN TRANSACTION;
        DELETE FROM OrleansMembershipTable;
        SET @forgotten = @@ROWCOUNT;
        DELETE FROM OrleansMembershipVersionTable;
        COMMIT TRANSACTION;
        SELECT @forgotten AS forgotten;
        """);
}
