using System.Text.RegularExpressions;
using Villages.SqlServer.Tests.Checking;
using Villages.Testing.Conventions;

namespace Villages.SqlServer.Tests;

/// <summary>Every text that the code sends, against the tables that the scripts make.</summary>
public sealed partial class StatementTests
{
    private const string Journal = "SqlServerStatements.";

    [Fact]
    public void Every_statement_is_sound_T_SQL_160_and_fits_the_scripts()
    {
        var report = TSqlChecker.Check([.. Scripts.All, .. Statements.Histories], Statements.All);

        Assert.Empty(report.Problems);
        Assert.True(Statements.All.Count >= 35, $"Only {Statements.All.Count} statements were found.");
        Assert.True(report.Texts >= Statements.All.Count + OrleansContract.Queries.Count, $"Only {report.Texts} texts were looked at.");
    }

    [Theory]
    [InlineData("a parameter that is not declared", Journal + "CountBatches", "> @after", "> @afterr", "@afterr is not sent along")]
    [InlineData("a parameter that is not used", Journal + "CountBatches", "TOP (@limit)", "TOP (1)", "@limit is sent and not used")]
    [InlineData("a wrong column of a table", Journal + "ReadCheckpoint", "SELECT position", "SELECT place", "SQL71501")]
    [InlineData("a wrong column beside a table that is sent along", Journal + "Streams", "c.number > q.after", "c.number > q.aftr", "q.aftr")]
    [InlineData("a wrong column of a query within", Journal + "Heads", "h.number", "h.numberr", "h.numberr: there is no such column")]
    [InlineData("a wrong procedure", Journal + "Append", "EXEC journal_append", "EXEC journal_apend", "SQL71502")]
    [InlineData("a wrong parameter of a procedure", Journal + "Append", "@rows = @rows", "@row = @rows", "SQL71502")]
    [InlineData("an upsert of another engine", "SqlServerPersonStatements.KeepFingerprint", "WHERE NOT EXISTS", "ON CONFLICT DO NOTHING WHERE NOT EXISTS", "Incorrect syntax")]
    [InlineData("a wrong column of the audit list", "SqlServerAuditStatements.Write", "r.caller_area", "r.callers_area", "r.callers_area: there is no such column")]
    [InlineData("a hint that does not exist", Journal + "WriteSnapshot", "UPDLOCK", "UPDLOCKK", "UPDLOCKK")]
    public void A_planted_error_is_found(string error, string name, string sound, string planted, string said)
    {
        var statement = Statements.Named(name);
        Assert.Contains(sound, statement.Text, StringComparison.Ordinal);

        var report = TSqlChecker.Check(
            Scripts.All.Where(script => !script.Name.StartsWith("orleans", StringComparison.Ordinal)),
            [statement with { Text = statement.Text.Replace(sound, planted, StringComparison.Ordinal) }]);

        Assert.True(report.Problems.Any(problem => problem.Contains(said, StringComparison.Ordinal)), $"{error}: {string.Join("\n", report.Problems.DefaultIfEmpty("nothing found"))}");
    }

    [Fact]
    public void No_other_file_of_SQL_Server_holds_SQL()
    {
        var files = TrackedFiles.CSharp.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.Contains("SqlServer", StringComparison.Ordinal)).ToArray();
        var holding = files.Where(path => Sql().IsMatch(File.ReadAllText(TrackedFiles.Full(path)))).Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(["SqlServerAuditStatements", "SqlServerPersonStatements", "SqlServerRestoreStatements", "SqlServerSchema", "SqlServerStatements"], holding.Except(["SqlServerCommits"]).Order(StringComparer.Ordinal));
    }

    // A verb after a quotation mark: one line, or the first of several.
    [GeneratedRegex("""
        "\s*(SELECT|INSERT|UPDATE|DELETE|MERGE|EXEC|ALTER|CREATE|DROP|SET|BEGIN|DECLARE|WITH|IF|TRUNCATE|USE|WAITFOR)\s
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Sql();
}
