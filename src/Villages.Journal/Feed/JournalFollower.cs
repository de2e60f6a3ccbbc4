using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Villages.Journal.Engines;
using Villages.Journal.Writing;

namespace Villages.Journal.Feed;

/// <summary>
/// The one reader of the feed in this process. What this process wrote comes from its writer without a query; what others wrote by a poll.
/// Its start opens the journal, so a host with a journal that cannot be opened does not start.
/// </summary>
internal sealed class JournalFollower : IFeed, IBatchSink, IHostedService, IAsyncDisposable
{
    private const int Page = 64;
    private const int MostEarly = 256;

    private readonly IJournalEngine _engine;
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<JournalFollower> _logger;
    private readonly BatchRing _ring;
    private readonly StreamWatches _watches = new();
    private readonly SortedDictionary<long, Batch> _early = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly OpenOnce _start;
    private Task _following = Task.CompletedTask;
    private long _contact;
    private bool _own;

    public JournalFollower(IJournalEngine engine, JournalOptions options, TimeProvider time, ILogger<JournalFollower>? logger = null)
    {
        (_engine, _options, _time, _logger) = (engine, options, time, logger ?? NullLogger<JournalFollower>.Instance);
        _ring = new BatchRing(options.RingBatches, options.RingBytes);
        _start = new OpenOnce(Begin, options);
    }

    public long LastBatch => _ring.Last;

    public DateTimeOffset LastContact => new(Volatile.Read(ref _contact), TimeSpan.Zero);

    /// <summary>Streams that are watched.</summary>
    public int Watched => _watches.Count;

    /// <summary>Batches known to exist beyond <see cref="LastBatch"/>, because this process wrote one of them.</summary>
    public long Behind
    {
        get
        {
            lock (_early)
            {
                return _early.Count == 0 ? 0 : _early.Keys.Last() - _ring.Last;
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => _start.Open(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _following.WaitAsync(cancellationToken);
    }

    public void Offer(Batch batch)
    {
        lock (_early)
        {
            if (!_start.IsOpen || batch.Number <= _ring.Last)
            {
                return;
            }

            if (!Add(batch))
            {
                // Another writer's batch comes first: the poll brings it, and this one too if there is no room to keep it.
                if (_early.Count < MostEarly)
                {
                    _early[batch.Number] = batch;
                }

                return;
            }

            _own = true;
            Settle();
        }

        Touch();
    }

    public StreamWatch Watch(StreamId stream) => _watches.Begin(stream);

    public async IAsyncEnumerable<Batch> Follow(long afterBatch, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var together in FollowTogether(afterBatch, cancellation))
        {
            foreach (var batch in together)
            {
                yield return batch;
            }
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<Batch>> FollowTogether(long afterBatch, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await _start.Open(cancellation);
        var found = new List<Batch>(Page);
        for (var after = afterBatch; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var near = _ring.Look(after, found, Page, out var moved);
            IReadOnlyList<Batch> next = near ? found : await _engine.ReadFeed(after, Page, cancellation);
            if (next.Count == 0)
            {
                await moved.Here().WaitAsync(cancellation);
                continue;
            }

            after = next[^1].Number;
            yield return next;
        }
    }

    /// <summary>Repeatable: the container holds this object under several services.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task Begin()
    {
        await _engine.Open(_stopping.Token);
        var last = await _engine.LastBatch(_stopping.Token);
        // In this order: whoever watches from here on reads later than the last batch was asked for.
        _watches.Lose();
        _ring.StartAfter(last);
        Touch();
        _following = _options.Run(Run);
    }

    private async Task Run()
    {
        using var timer = new PeriodicTimer(_options.FollowInterval, _options.Timing);
        var answering = true;
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                try
                {
                    if (IsTold())
                    {
                        continue;
                    }

                    await Poll();
                    answering = true;
                }
                catch (Exception fault) when (!_stopping.IsCancellationRequested)
                {
                    if (answering)
                    {
                        _logger.LogWarning(fault, "The feed stands at batch {Batch}: the journal does not answer.", LastBatch);
                    }

                    answering = false;
                }
            }
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    /// <summary>
    /// Own batches came since the last tick, without a gap: nobody else wrote before them, and a query would only bring back what is on its way from the writer. Whoever writes next
    /// leaves a gap, or a quiet tick follows.
    /// </summary>
    private bool IsTold()
    {
        lock (_early)
        {
            var told = _own && _early.Count == 0;
            _own = false;
            return told;
        }
    }

    private async Task Poll()
    {
        int count;
        do
        {
            var batches = await _engine.ReadFeed(_ring.Last, Page, _stopping.Token);
            count = batches.Count;
            Touch();
            lock (_early)
            {
                foreach (var batch in batches)
                {
                    Add(batch);
                }

                Settle();
            }
        }
        while (count == Page);
    }

    /// <summary>Whoever sees that the feed has come so far finds its watches told.</summary>
    private bool Add(Batch batch)
    {
        if (batch.Number == _ring.Last + 1)
        {
            _watches.Meet(batch);
        }

        return _ring.Add(batch);
    }

    /// <summary>Adds early batches whose turn has come and forgets those the poll brought.</summary>
    private void Settle()
    {
        while (_early.Count > 0 && _early.First() is var (number, batch) && number <= _ring.Last + 1)
        {
            Add(batch);
            _early.Remove(number);
        }
    }

    private void Touch() => Volatile.Write(ref _contact, _time.GetUtcNow().UtcTicks);
}
