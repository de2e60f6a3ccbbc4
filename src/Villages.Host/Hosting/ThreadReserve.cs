using Villages.Journal;

namespace Villages.Host.Hosting;

/// <summary>
/// While the database is silent, threads for those its driver holds: when a statement runs out of time, Npgsql tells the server so over a new connection and waits on the thread
/// it has, one a connection, for as long as a connection may take to open. The runtime's pool grows by two threads a second only; until then the whole host would stand still,
/// health and reads from memory with it. In good times these threads would compete for the processors, so they are lent before the first statement can run out of time and
/// taken back when the database was heard for a while.
/// </summary>
/// <param name="connections">The most that this process has to the database.</param>
/// <param name="lend">Is given how many threads more than usual the pool may start without waiting.</param>
internal sealed class ThreadReserve(IFeed feed, TimeProvider clock, int connections, Action<int> lend) : BackgroundService
{
    /// <summary>The feed is asked many times a second; the shortest limit of a statement is 5 s.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly PeriodicTimer _beat = new(Beat, clock);
    private DateTimeOffset? _silent;

    public override void Dispose()
    {
        _beat.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _beat.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    private void Look()
    {
        var (now, heard) = (clock.GetUtcNow(), feed.LastContact);
        if (heard > DateTimeOffset.MinValue && now - heard >= Silence)
        {
            if (_silent is null)
            {
                lend(connections);
            }

            _silent = now;
        }
        else if (_silent is { } since && now - since >= Recovery)
        {
            lend(0);
            _silent = null;
        }
    }
}

internal static class ThreadReserves
{
    /// <summary>Those of Orleans' pool and of the journal's writer, besides the readers.</summary>
    private const int OtherConnections = 24;

    public static void AddThreadReserve(this IServiceCollection services, ServerJournalOptions journal) => services.AddHostedService(provider => new ThreadReserve(
        provider.GetRequiredService<IFeed>(), provider.GetRequiredService<TimeProvider>(), journal.ReadConnections + OtherConnections, Lend));

    private static void Lend(int threads)
    {
        ThreadPool.GetMinThreads(out _, out var completion);
        ThreadPool.SetMinThreads(Environment.ProcessorCount + threads, completion);
    }
}
