using Villages.SqlServer.Tests.Checking;

namespace Villages.SqlServer.Tests;

/// <summary>The check itself under test: each row plants one error into a sound script and names what must be said about it.</summary>
public sealed class PlantedErrorTests
{
    private const string Journal = "journal/0001-journal.sql";
    private const string Append = "journal/0002-append.sql";
    private const string Storage = "orleans/0002-storage.sql";
    private const string Reminders = "orleans/0003-reminders.sql";
    private const string Clustering = "orleans/0004-clustering.sql";

    [Theory]
    [InlineData("not a word of T-SQL", Journal, "batch binary(16) NOT NULL,", "batch binary(16) NOTT NULL,", "Incorrect syntax near 'NOTT'")]
    [InlineData("a misspelt word in a stored query", Reminders, "SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable\nWHERE ServiceId = @ServiceId AND GrainId = @GrainId;", "SELECT GrainId, ReminderName, StartTime, Period, Version FORM OrleansRemindersTable\nWHERE ServiceId = @ServiceId AND GrainId = @GrainId;", "ReadReminderRowsKey(2")]
    [InlineData("a wrong column in UPDATE", Reminders, "SET StartTime = @StartTime, Period", "SET StartTimee = @StartTime, Period", "OrleansRemindersTable has no column StartTimee")]
    [InlineData("a wrong column in SELECT", Clustering, "SELECT Address, ProxyPort, Generation", "SELECT Address, ProxyPorrt AS ProxyPort, Generation", "[OrleansMembershipTable].[ProxyPorrt]")]
    [InlineData("a query on a missing table", Reminders, "DELETE FROM OrleansRemindersTable WHERE ServiceId = @ServiceId;", "DELETE FROM OrleansReminderzTable WHERE ServiceId = @ServiceId;", "SQL71502")]
    [InlineData("a foreign key to a missing table", Clustering, "REFERENCES OrleansMembershipVersionTable (", "REFERENCES OrleansMembershipVersions (", "SQL71501")]
    [InlineData("a primary key on a missing column", Reminders, "CLUSTERED (ServiceId, GrainId, ReminderName)", "CLUSTERED (ServiceId, GrainIdd, ReminderName)", "GrainIdd")]
    [InlineData("an index on a missing column", Reminders, "(ServiceId, GrainHash);", "(ServiceId, GrainHashh);", "GrainHashh")]
    [InlineData("a type that does not exist", Reminders, "Period bigint NOT NULL", "Period BIGGINT NOT NULL", "BIGGINT")]
    [InlineData("a table made twice", Journal, "CREATE TABLE journal_snapshot (", "CREATE TABLE journal_header (", "SQL71508")]
    [InlineData("more columns than values", Journal, "VALUES (1, 1, 1)", "VALUES (1, 1)", "INSERT names 3 columns and gets 2")]
    [InlineData("more columns than selected", Append, "@batch, r.ordinal, r.effective_on", "@batch, r.effective_on", "INSERT names 14 columns and gets 13")]
    [InlineData("more output than is kept", Append, "OUTPUT inserted.ordinal INTO", "OUTPUT inserted.ordinal, inserted.home INTO", "OUTPUT of 2 columns into 1")]
    [InlineData("an unknown function", Storage, "SYSUTCDATETIME()", "SYSUTCDATETIMEE()", "function SYSUTCDATETIMEE is not")]
    [InlineData("a function of another engine", Clustering, "SYSUTCDATETIME()", "now()", "function now is not")]
    [InlineData("a function of the schema that does not exist", Append, "ISNULL(MAX(b.number), 0) + 1", "dbo.NextNumber()", "SQL71502")]
    [InlineData("a parameter that Orleans does not send", Reminders, "Period = @Period", "Period = @Periods", "@Periods is not sent along")]
    [InlineData("LIMIT", Clustering, "ProxyPort > 0;", "ProxyPort > 0 LIMIT 1;", "Incorrect syntax near")]
    [InlineData("nvarchar of 9000", Clustering, "HostName nvarchar(150)", "HostName nvarchar(9000)", "NVarChar(9000) is longer than 4000")]
    [InlineData("a key wider than 900 bytes", Storage, "GrainIdExtensionString nvarchar(240)", "GrainIdExtensionString nvarchar(512)", "may have 1400 bytes, more than 900")]
    [InlineData("IDENTITY on a text", Journal, "consumer varchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL", "consumer varchar(120) IDENTITY NOT NULL", "SQL71518")]
    [InlineData("a wrong column in a procedure", Append, "WHERE b.batch = @batch;\n  IF", "WHERE b.batchh = @batch;\n  IF", "batchh")]
    [InlineData("a wrong column of a table that is a parameter", Append, "r.actor, r.area", "r.actor, r.areaa", "areaa")]
    [InlineData("a wrong column of a table that is a variable", Append, "@number AS batch_number, a.ordinal", "@number AS batch_number, a.ordinall", "ordinall")]
    [InlineData("a wrong column of what is inserted", Append, "OUTPUT inserted.ordinal", "OUTPUT inserted.ordinall", "ordinall")]
    [InlineData("an alias nobody gave", Append, "FROM @rows r", "FROM @rows q", "r.home")]
    [InlineData("an alias nobody gave to a table", Clustering, "OrleansMembershipTable m WITH (HOLDLOCK) ON m.DeploymentId = v.DeploymentId", "OrleansMembershipTable m WITH (HOLDLOCK) ON w.DeploymentId = v.DeploymentId", "w.DeploymentId")]
    [InlineData("a wrong column of a table beside a parameter", Append, "c.command_id = r.command_id", "c.command = r.command_id", "c.command: there is no such column")]
    [InlineData("a column without an alias beside a parameter", Append, "e.ordinal < r.ordinal", "ordinal < r.ordinal", "needs an alias")]
    [InlineData("another type of table", Append, "@rows journal_rows READONLY", "@rows journal_row READONLY", "journal_row of @rows is no type")]
    [InlineData("a call of a missing procedure", Append, "sys.sp_getapplock", "take_turn", "SQL71502")]
    [InlineData("a variable nobody declared", Storage, "SELECT @NewVersion AS NewGrainStateVersion", "SELECT @NewVersionn AS NewGrainStateVersion", "@NewVersionn is not sent along")]
    [InlineData("a result column of another name", Storage, "AS NewGrainStateVersion", "AS GrainStateVersion", "expected (NewGrainStateVersion)")]
    [InlineData("result columns in another order", Storage, "SELECT PayloadBinary, Version", "SELECT Version, PayloadBinary", "expected (PayloadBinary, Version)")]
    [InlineData("a query that Orleans does not know", Reminders, "'ReadRangeRows2Key'", "'ReadRangeRows3Key'", "Orleans knows no query of this name")]
    [InlineData("a text put together while it runs", Append, "SET LOCK_TIMEOUT 3000;", "EXEC ('SELECT 1');", "cannot be checked")]
    [InlineData("an option of the table nobody has thought of", Storage, "INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey'", "ALTER TABLE OrleansStorage SET (LOCK_ESCALATION = DISABLE); INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('ReadFromStorageKey'", "AlterTableSetStatement is not handled")]
    [InlineData("a query whose name is put together", Reminders, "'ReadRangeRows2Key'", "'ReadRange' + 'Rows2Key'", "rows of OrleansQuery are VALUES of two texts")]
    [InlineData("a wrong column in a view", Journal, "CREATE TABLE journal_snapshot (", "GO\nCREATE VIEW journal_look AS SELECT b.no_such FROM journal_batch b;\nGO\nCREATE TABLE journal_snapshot (", "no_such")]
    [InlineData("a MERGE", Storage, "'\nSELECT PayloadBinary, Version FROM OrleansStorage", "'\nMERGE OrleansStorage AS t USING OrleansStorage AS s ON s.Version = t.Version WHEN MATCHED THEN DELETE;\nSELECT PayloadBinary, Version FROM OrleansStorage", "MergeStatement is not handled")]
    [InlineData("a procedure beside other statements", Append, "CREATE PROCEDURE", "PRINT 'x'; CREATE PROCEDURE", "Incorrect syntax")]
    public void A_planted_error_is_found(string error, string script, string sound, string planted, string said)
    {
        var report = Check(script, sound, planted);

        Assert.True(report.Problems.Any(problem => problem.Contains(said, StringComparison.Ordinal)), $"{error}: {string.Join("\n", report.Problems.DefaultIfEmpty("nothing found"))}");
    }

    /// <summary>What nothing offline finds. Should one of these be found one day, say so in <see cref="TSqlChecker"/>.</summary>
    [Theory]
    [InlineData("a number compared with a text that is none", Clustering, "Status <> 3", "Status <> ''abc''")]
    [InlineData("NULL for a column that takes none", Reminders, "@Period, @GrainHash, 0)", "@Period, @GrainHash, NULL)")]
    public void An_error_that_only_a_server_finds_is_known_to_be_missed(string error, string script, string sound, string planted) =>
        Assert.True(Check(script, sound, planted).Problems.Count == 0, $"{error} is found now.");

    private static CheckReport Check(string script, string sound, string planted)
    {
        var original = Scripts.Named(script);
        Assert.Contains(sound, original.Text, StringComparison.Ordinal);
        var family = script[..script.IndexOf('/', StringComparison.Ordinal)];
        return TSqlChecker.Check(
            Scripts.All.Where(other => other.Name.StartsWith(family, StringComparison.Ordinal))
                .Select(other => other == original ? original with { Text = original.Text.Replace(sound, planted, StringComparison.Ordinal) } : other),
            []);
    }
}
