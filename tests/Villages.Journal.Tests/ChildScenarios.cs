using Villages.Journal.Tests.PostgreSql;
using Villages.Journal.Tests.Sqlite;
using Villages.Journal.Tests.SqlServer;
using Villages.Testing.Processes;

namespace Villages.Journal.Tests;

/// <summary>What this program does as a child of its tests: <c>open</c> or <c>append</c>, then the engine and where its journal is.</summary>
internal static class ChildScenarios
{
    public const string Open = "open";
    public const string Append = "append";
    public const string Opened = "opened";

    public static async Task<int> Run(string[] scenario)
    {
        var orphaned = ChildProcess.ParentIsGone();
        try
        {
            await using var opened = await Journal(scenario[1..]);
            Console.WriteLine(Opened);
            if (scenario[0] == Append)
            {
                await Task.WhenAny([orphaned, .. Enumerable.Range(0, 6).Select(chain => Extend(opened.Journal, chain))]);
            }

            return 0;
        }
        catch (Exception fault)
        {
            Console.WriteLine(fault.Message);
            return 1;
        }
    }

    private static Task<OpenedJournal> Journal(string[] address) => address switch
    {
        [SqliteEngine.Name, var folder] => SqliteEngine.Open(folder),
        [PostgreSqlEngine.Name, var connectionString, var keyFile] => PostgreSqlEngine.Open(connectionString, keyFile),
        [SqlServerEngine.Name, var connectionString, var keyFile] => SqlServerEngine.Open(connectionString, keyFile),
        _ => throw new ArgumentException($"No such engine: {string.Join(' ', address)}."),
    };

    /// <summary>Appends to one stream after the other, several commits each, without end; prints the command id of each commit that was acknowledged.</summary>
    private static async Task Extend(IJournal journal, int chain)
    {
        var lane = chain % 2 == 0 ? Lane.Bulk : Lane.Interactive;
        while (true)
        {
            var streams = Enumerable.Range(0, lane == Lane.Bulk ? 50 : 2).Select(_ => new StreamId(A.Zhongyang, $"village/{Guid.CreateVersion7():n}"));
            var commits = streams.Select(stream => A.First(stream, new string('x', 300))).ToArray();
            for (var length = 0; length < 5; length++)
            {
                var results = await Task.WhenAll(commits.Select(commit => journal.Append(commit, lane).AsTask()));
                foreach (var result in results.Where(result => result.Status == AppendStatus.Accepted))
                {
                    Console.WriteLine($"{result.Commit!.CommandId} {result.Commit.Position}");
                }

                commits = [.. results.Where(result => result.Status == AppendStatus.Accepted).Select(result => A.Next(result.Commit!, "[]"))];
            }
        }
    }
}
