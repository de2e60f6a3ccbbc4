using Villages.SqlServer.Tests.Checking;

namespace Villages.SqlServer.Tests;

/// <summary>Every script for SQL Server, as it is built into the program.</summary>
public sealed class ScriptTests
{
    [Fact]
    public void Scripts_and_stored_queries_are_sound_T_SQL_160()
    {
        var report = TSqlChecker.Check(Scripts.All, []);

        Assert.Empty(report.Problems);
        Assert.True(report.Objects >= 18, $"Only {report.Objects} objects were found.");
        Assert.True(report.Texts >= OrleansContract.Queries.Count + 1, $"Only {report.Texts} texts were found.");
    }

    [Fact]
    public void Every_query_that_Orleans_requires_is_stored_once() => Assert.Equal(
        OrleansContract.Queries.Keys.Order(StringComparer.Ordinal),
        Scripts.All.SelectMany(script => ScriptReading.Of(script).Queries).Select(query => query.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void The_files_on_disk_are_the_ones_built_in() => Assert.Equal(
        Directory.EnumerateFiles(Scripts.Folder, "*.sql", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Scripts.Folder, file)).Order(StringComparer.Ordinal),
        Scripts.All.Select(script => script.Name).Order(StringComparer.Ordinal));
}
