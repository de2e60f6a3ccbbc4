using Npgsql;

namespace Villages.Journal.PostgreSql;

/// <summary>The connections: a pool for reads and small writes, and the two of the writer, whose buffer holds a whole batch so that it leaves in one message.</summary>
internal sealed class PostgreSqlSources(PostgreSqlJournalOptions options) : IAsyncDisposable
{
    /// <summary>Isolation is said, not assumed; compilation of plans costs more than these queries; the timeouts are a ladder under the append's deadline.</summary>
    private const string Session =
        @"-c default_transaction_isolation=read\ committed -c statement_timeout=5000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000 -c jit=off";

    /// <summary>The largest row and what stands around it.</summary>
    private const int BatchBuffer = 3 * 1024 * 1024;

    public NpgsqlDataSource Pool { get; } = NpgsqlDataSource.Create(Settings(options, settings =>
    {
        settings.MaxPoolSize = options.ReadConnections;
        settings.MaxAutoPrepare = 40;
        settings.AutoPrepareMinUsages = 2;
        settings.CommandTimeout = 8;
    }));

    public NpgsqlDataSource Writing { get; } = NpgsqlDataSource.Create(Settings(options, settings =>
    {
        settings.MaxPoolSize = 4;
        settings.WriteBufferSize = BatchBuffer;
        settings.CommandTimeout = 6;
    }));

    public async ValueTask DisposeAsync()
    {
        await Writing.DisposeAsync();
        await Pool.DisposeAsync();
    }

    private static NpgsqlConnectionStringBuilder Settings(PostgreSqlJournalOptions options, Action<NpgsqlConnectionStringBuilder> configure)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Enlist = false,
            Timeout = 5,
            CancellationTimeout = 1000,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 10,
        };
        settings.Options = string.IsNullOrWhiteSpace(settings.Options) ? Session : $"{settings.Options} {Session}";
        settings.ApplicationName = SessionName.With(SessionName.OfHosts, settings.ApplicationName);
        configure(settings);
        return settings;
    }
}
