using Microsoft.Data.SqlClient;

namespace Villages.Journal.SqlServer;

/// <summary>Strings of the connections: pooled ones for reads and small writes, and the writer's, which ends with the session so that nothing of it is left on the server.</summary>
internal sealed class SqlServerConnections(SqlServerJournalOptions options)
{
    /// <summary>Seconds; below the append's deadline.</summary>
    public const int WriteTimeout = 6;

    public const int ReadTimeout = 8;

    public string Pool { get; } = Settings(options, settings => settings.MaxPoolSize = options.ReadConnections);

    public string Writing { get; } = Settings(options, settings => settings.Pooling = false);

    private static string Settings(SqlServerJournalOptions options, Action<SqlConnectionStringBuilder> configure)
    {
        var settings = SqlServerAddress.Parse(options.ConnectionString).Settings();
        settings.Enlist = false;
        settings.MultipleActiveResultSets = false;
        settings.ConnectTimeout = 5;

        // A try that fails is repeated by whoever waits, who knows for how long; a pool that remembers a failure would refuse for a minute after it is over.
        settings.ConnectRetryCount = 0;
        settings.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        if (!settings.ShouldSerialize("Application Name"))
        {
            settings.ApplicationName = "villages-journal";
        }

        configure(settings);
        return settings.ConnectionString;
    }
}
