using Microsoft.Extensions.Time.Testing;
using Villages.Host.Hosting;
using Villages.Journal;
using Villages.Testing;

namespace Villages.Host.Tests.Hosting;

public sealed class ThreadReserveTests : IAsyncLifetime
{
    private const int Connections = 34;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private readonly SilentFeed _feed = new();
    private readonly List<int> _lent = [];
    private ThreadReserve _reserve = null!;

    public async ValueTask InitializeAsync()
    {
        _feed.LastContact = _clock.GetUtcNow();
        _reserve = new ThreadReserve(_feed, _clock, Connections, Lend);
        await _reserve.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _reserve.StopAsync(CancellationToken.None);
        _reserve.Dispose();
    }

    [Fact]
    public async Task Threads_are_lent_once_before_a_statement_can_run_out_of_time_and_taken_back_when_the_database_was_heard_for_a_while()
    {
        await Pass(TimeSpan.FromSeconds(4), heard: true);
        Assert.Empty(Lent);
        await Pass(TimeSpan.FromSeconds(3), heard: false);
        await Eventually.Holds("threads are lent", () => Lent is [Connections]);
        await Pass(TimeSpan.FromSeconds(60), heard: false);
        await Pass(TimeSpan.FromSeconds(20), heard: true);
        Assert.Equal([Connections], Lent);
        await Pass(TimeSpan.FromSeconds(15), heard: true);
        await Eventually.Holds("they are taken back", () => Lent is [Connections, 0]);
    }

    [Fact]
    public async Task A_database_that_falls_silent_again_keeps_what_was_lent()
    {
        for (var round = 0; round < 3; round++)
        {
            await Pass(TimeSpan.FromSeconds(5), heard: false);
            await Pass(TimeSpan.FromSeconds(20), heard: true);
        }

        Assert.Equal([Connections], Lent);
    }

    private int[] Lent
    {
        get
        {
            lock (_lent)
            {
                return [.. _lent];
            }
        }
    }

    private void Lend(int threads)
    {
        lock (_lent)
        {
            _lent.Add(threads);
        }
    }

    private async Task Pass(TimeSpan time, bool heard)
    {
        for (var end = _clock.GetUtcNow() + time; _clock.GetUtcNow() < end;)
        {
            var looks = _feed.Looks;
            if (heard)
            {
                _feed.LastContact = _clock.GetUtcNow() + Beat;
            }

            _clock.Advance(Beat);
            await Eventually.Holds("the reserve has looked", () => _feed.Looks > looks);
        }
    }

    private sealed class SilentFeed : IFeed
    {
        private int _looks;
        private long _contact;

        public int Looks => Volatile.Read(ref _looks);

        public long LastBatch => 0;

        public StreamWatch Watch(StreamId stream) => throw new NotSupportedException();

        public DateTimeOffset LastContact
        {
            get
            {
                Interlocked.Increment(ref _looks);
                return new(Volatile.Read(ref _contact), TimeSpan.Zero);
            }
            set => Volatile.Write(ref _contact, value.UtcTicks);
        }

        public IAsyncEnumerable<Batch> Follow(long afterBatch, CancellationToken cancellation = default) => throw new NotSupportedException();

        public IAsyncEnumerable<IReadOnlyList<Batch>> FollowTogether(long afterBatch, CancellationToken cancellation = default) => throw new NotSupportedException();
    }
}
