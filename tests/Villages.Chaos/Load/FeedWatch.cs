using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Villages.Testing;

namespace Villages.Chaos.Load;

/// <summary>Follows the journal by SQL, beside the product: when each county moved last, which cycles were calibrated, how many effects there are.</summary>
internal sealed class FeedWatch : IAsyncDisposable
{
    private const string Next = """
        SELECT b.number, c.home, c.stream, c.number, c.kind FROM journal_batch b JOIN journal_commit c ON c.batch = b.batch
        WHERE b.number > $1 AND b.number <= $1 + 500 ORDER BY b.number, c.ordinal
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly string _database;
    private readonly ConcurrentDictionary<int, CountyTrace> _counties = new();
    private readonly ConcurrentDictionary<string, long> _calibrated = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _following = Task.CompletedTask;
    private long _last;

    private FeedWatch(string database) => _database = $"{database};Pooling=false;Application Name=chaos-watch;Timeout=3;Command Timeout=5";

    /// <summary>Number of the last batch seen.</summary>
    public long Last => Volatile.Read(ref _last);

    public static async Task<FeedWatch> Start(string database)
    {
        var watch = new FeedWatch(database);
        watch._last = await watch.Head();
        watch._following = Task.Run(watch.Follow);
        return watch;
    }

    /// <summary>Waits until a cycle was calibrated and gives the version to decide on.</summary>
    public async Task<long> Calibrated(CountyYear cycle)
    {
        long version = 0;
        await Eventually.Holds($"{cycle} is calibrated", () => _calibrated.TryGetValue(cycle.Stream, out version), Patience);
        return version;
    }

    /// <summary>Commits on officials of a county that cycles left since the start.</summary>
    public long Effects(County county) => Of(county).Effects;

    /// <summary>Waits until a county's cycles have left so many commits on officials.</summary>
    public Task Effects(CountyYear cycle, long count) =>
        Eventually.Holds($"{cycle} has left {count} effects, not {Effects(cycle.County)}", () => Effects(cycle.County) >= count, Patience);

    /// <summary>The longest time without a step of a county's cycles, between two instants.</summary>
    public TimeSpan LongestStill(County county, long since, long until) => Of(county).LongestStill(since, until);

    /// <summary>When the county's cycles moved for the first time after an instant; null when they did not.</summary>
    public long? FirstMove(County county, long since) => Of(county).FirstMove(since);

    /// <summary>Sees everything that is committed now.</summary>
    public async Task CatchUp()
    {
        var head = await Head();
        await Eventually.Holds($"the watch has seen batch {head}", () => Last >= head);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private CountyTrace Of(County county) => _counties.GetOrAdd(county.Home, _ => new CountyTrace());

    private async Task<long> Head()
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT coalesce(max(number), 0) FROM journal_batch", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task Follow()
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_database);
                await connection.OpenAsync(_stop.Token);
                while (true)
                {
                    await ReadOn(connection);
                    await pause.WaitForNextTickAsync(_stop.Token);
                }
            }
            catch (Exception outage) when (outage is NpgsqlException or OperationCanceledException or TimeoutException)
            {
                await pause.WaitForNextTickAsync(CancellationToken.None);
            }
        }
    }

    private async Task ReadOn(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Next, connection) { Parameters = { new() { Value = _last } } };
        await using var reader = await command.ExecuteReaderAsync(_stop.Token);
        var now = Stopwatch.GetTimestamp();
        while (await reader.ReadAsync(_stop.Token))
        {
            See(reader.GetInt32(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4), now);
            Volatile.Write(ref _last, reader.GetInt64(0));
        }
    }

    private void See(int home, string stream, long number, string kind, long now)
    {
        if (kind == "cycles.calibrate")
        {
            _calibrated[stream] = number;
        }

        var effect = kind.StartsWith("stars.", StringComparison.Ordinal);
        if (effect || kind.StartsWith("cycles.", StringComparison.Ordinal) || kind == "village.note-secretary-stars")
        {
            _counties.GetOrAdd(home, _ => new CountyTrace()).Moved(now, effect);
        }
    }
}
