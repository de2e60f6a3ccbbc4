using Villages.Benchmarks.Ratios;

namespace Villages.Benchmarks.LiveRead;

/// <summary>Writes a reading to one village after the other, a hundredth as often as villages are read, so that one answer in a hundred is a new one.</summary>
internal sealed class Renewals : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private long _perSecond;
    private double _latest;

    /// <param name="renew">Writes the reading of this number, from 0 on.</param>
    public Renewals(Func<long, Task> renew) => _work = Work(renew);

    /// <summary>Goes on through the rounds of both sides.</summary>
    public void Follow(double readsPerSecond) => Interlocked.Exchange(ref _perSecond, (long)(readsPerSecond / 100));

    /// <summary>Writes while this side is read and rests while the other one is; as often as its latest round tells, so the first one only reads.</summary>
    public async Task<Pace> During(Func<Task<Pace>> read)
    {
        Follow(_latest);
        var pace = await read();
        Follow(0);
        _latest = pace.PerSecond;
        return pace;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task Work(Func<long, Task> renew)
    {
        var owed = 0.0;
        var next = 0L;
        using var beat = new PeriodicTimer(Beat);
        while (!_stop.IsCancellationRequested)
        {
            await beat.WaitForNextTickAsync(CancellationToken.None);
            owed += Interlocked.Read(ref _perSecond) * Beat.TotalSeconds;
            var some = (int)owed;
            owed -= some;
            await Task.WhenAll(Enumerable.Range(0, some).Select(_ => renew(next++)));
        }
    }
}
