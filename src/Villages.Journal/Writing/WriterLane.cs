using Microsoft.Extensions.Logging;
using Villages.Journal.Engines;
using Villages.Journal.Metering;

namespace Villages.Journal.Writing;

/// <summary>One queue, one connection, one batch under way: takes whatever waits, sends it, tells everybody.</summary>
internal sealed class WriterLane : IAsyncDisposable
{
    private readonly JournalOptions _options;
    private readonly LaneQueue _queue;
    private readonly BatchDelivery _delivery;
    private readonly Lane _lane;
    private readonly int _rows;
    private readonly Task _running;
    private volatile bool _underWay;

    public WriterLane(IJournalEngine engine, CollisionJudge judge, IBatchSink sink, JournalOptions options, Lane lane, ILogger logger)
    {
        _options = options;
        _lane = lane;
        _rows = Math.Min(lane == Lane.Bulk ? options.BulkRows : options.InteractiveRows, Commit.PositionsPerBatch);
        _queue = new LaneQueue(options);
        _delivery = new BatchDelivery(engine.OpenSender(), judge, sink, options, logger);
        _running = options.Run(Run);
    }

    /// <summary>Commits that wait for a batch; at any moment only nearly right.</summary>
    public int Waiting => _queue.Count;

    public ValueTask<AppendResult> Append(Commit commit, CancellationToken cancellation)
    {
        if (_underWay && _delivery.Unreachable)
        {
            return ValueTask.FromResult(new AppendResult(AppendStatus.NotWritten, null, "The database cannot be reached."));
        }

        var pending = new PendingCommit(commit, _options.Timing.GetTimestamp(), cancellation);
        return _queue.Offer(pending)
            ? new ValueTask<AppendResult>(pending.Task)
            : ValueTask.FromResult(new AppendResult(AppendStatus.NotWritten, null, "The journal's queue is full."));
    }

    /// <summary>Writes what is queued, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _running;
        await _delivery.DisposeAsync();
    }

    private async Task Run()
    {
        var batch = new List<PendingCommit>(_rows);
        while (await _queue.Wait())
        {
            batch.Clear();
            _queue.Take(batch, _rows);
            if (batch.Count == 0)
            {
                continue;
            }

            JournalMeter.Sent(_lane, batch.Count);
            _underWay = true;
            await Deliver([.. batch]);
            _underWay = false;
        }
    }

    private async Task Deliver(PendingCommit[] rows)
    {
        var delivery = _delivery.Deliver(rows);
        while (!delivery.IsCompleted)
        {
            try
            {
                await delivery.WaitAsync(TimeSpan.FromMilliseconds(500), _options.Timing);
            }
            catch (TimeoutException)
            {
                _queue.Expire();
            }
        }

        await delivery;
    }
}
