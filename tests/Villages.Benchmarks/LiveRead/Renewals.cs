using Villages.Benchmarks.CountyCycle;

namespace Villages.Benchmarks.LiveRead;

/// <summary>Writes a reading to one village after the other, a hundredth as often as villages are read, so that one answer in a hundred is a new one. It goes on in every round.</summary>
internal sealed class Renewals : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private long _perSecond;

    public Renewals(SyntheticCounty county) => _work = Work(county);

    public void Follow(double readsPerSecond) => Interlocked.Exchange(ref _perSecond, (long)(readsPerSecond / 100));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task Work(SyntheticCounty county)
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
            await Task.WhenAll(Enumerable.Range(0, some).Select(_ => county.Renew(next++)));
        }
    }
}
