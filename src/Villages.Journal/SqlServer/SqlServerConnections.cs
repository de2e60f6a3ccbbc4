using Microsoft.Data.SqlClient;

namespace Villages.Journal.SqlServer;

/// <summary>Strings of the connections: pooled ones for reads and small writes, and the writer's, which ends with the session so that nothing of it is left on the server.</summary>
/// <param name="name">See <see cref="SessionName"/>.</param>
internal sealed class SqlServerConnections(SqlServerJournalOptions options, string name)
{
    /// <summary>Seconds; below the append's deadline.</summary>
    public const int WriteTimeout = 6;

    public const int ReadTimeout = 8;

    public SqlServerConnections(SqlServerJournalOptions options)
        : this(options, SessionName.OfHosts)
    {
    }

    public string Pool { get; } = Settings(options, name, settings => settings.MaxPoolSize = options.ReadConnections);

    public string Writing { get; } = Settings(options, name, settings => settings.Pooling = false);

    private static string Settings(SqlServerJournalOptions options, string name, Action<SqlConnectionStringBuilder> configure)
    {
        var settings = SqlServerAddress.Parse(options.ConnectionString).Settings();
        settings.Enlist = false;
        settings.MultipleActiveResultSets = false;
        settings.ConnectTimeout = 5;

        // A try that fails is repeated by whoever waits, who knows for how long; a pool that remembers a failure would refuse for a minute after it is over.
        settings.ConnectRetryCount = 0;
        settings.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        settings.ApplicationName = SessionName.With(name, settings.ShouldSerialize("Application Name") ? settings.ApplicationName : null);
        configure(settings);
        return settings.ConnectionString;
    }
}
