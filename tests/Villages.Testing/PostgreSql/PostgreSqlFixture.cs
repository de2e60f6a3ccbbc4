namespace Villages.Testing.PostgreSql;

/// <summary>
/// One server for a whole test assembly (<c>[assembly: AssemblyFixture(typeof(PostgreSqlFixture))]</c>), started by whoever asks first.
/// Where PostgreSQL's programs are missing the asking test is skipped by name, or fails when the environment says <c>CI=true</c>.
/// </summary>
public sealed class PostgreSqlFixture : IAsyncDisposable
{
    public const string Missing = "PostgreSQL's programs (initdb, postgres, pg_dump, pg_restore) are not installed on this machine.";

    private readonly Lazy<Task<PostgreSqlCluster>> _cluster = new(() => PostgreSqlCluster.Start(Programs()));

    /// <summary>The server; the first caller waits until it runs.</summary>
    public Task<PostgreSqlCluster> Cluster()
    {
        SkipUnlessInstalled();
        return _cluster.Value;
    }

    /// <summary>A server apart, for tests that need a fresh one; the caller disposes it.</summary>
    public static async Task<PostgreSqlCluster> AnotherCluster(params string[] settings)
    {
        SkipUnlessInstalled();
        return await PostgreSqlCluster.Start(Programs(), settings);
    }

    /// <summary>Connection string of a new, empty database.</summary>
    public async Task<string> CreateDatabase()
    {
        var cluster = await Cluster();
        return cluster.ConnectionString(await cluster.CreateDatabase());
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
        {
            await (await _cluster.Value).DisposeAsync();
        }
    }

    private static void SkipUnlessInstalled()
    {
        if (PostgreSqlPrograms.Installed is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip(Missing);
        }
    }

    private static PostgreSqlPrograms Programs() =>
        PostgreSqlPrograms.Installed ?? throw new InvalidOperationException(Missing + " With CI=true that is a failure, not a reason to skip.");
}
