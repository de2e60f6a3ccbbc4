using System.Threading.Channels;

namespace Villages.Journal.Writing;

/// <summary>What waits in a lane, bounded by rows and bytes. One reader: the lane.</summary>
internal sealed class LaneQueue(JournalOptions options)
{
    private readonly Channel<PendingCommit> _waiting = Channel.CreateBounded<PendingCommit>(
        new BoundedChannelOptions(options.QueueRows) { SingleReader = true });

    private readonly List<PendingCommit> _deferred = [];
    private readonly HashSet<StreamId> _streams = [];
    private long _bytes;

    public int Count => _waiting.Reader.Count + _deferred.Count;

    /// <returns>False when the queue is full or closed.</returns>
    public bool Offer(PendingCommit pending)
    {
        if (Volatile.Read(ref _bytes) >= options.QueueBytes || !_waiting.Writer.TryWrite(pending))
        {
            return false;
        }

        Interlocked.Add(ref _bytes, pending.Commit.Data.Length);
        return true;
    }

    public void Close() => _waiting.Writer.TryComplete();

    /// <returns>False when the queue is closed and empty.</returns>
    public ValueTask<bool> Wait() => _deferred.Count > 0 ? ValueTask.FromResult(true) : _waiting.Reader.WaitToReadAsync();

    /// <summary>
    /// Fills the batch with what waits and is still wanted, one commit a stream: two of a stream in one batch would leave a hole if only the second were written.
    /// </summary>
    public void Take(List<PendingCommit> batch, int rows)
    {
        _streams.Clear();
        var bytes = 0;
        for (var i = 0; i < _deferred.Count && batch.Count < rows && bytes < options.BatchBytes;)
        {
            if (_streams.Contains(_deferred[i].Commit.Stream))
            {
                i++;
                continue;
            }

            Add(batch, _deferred[i], ref bytes);
            _deferred.RemoveAt(i);
        }

        var held = _deferred.Count;
        while (batch.Count < rows && bytes < options.BatchBytes && _deferred.Count < held + rows && _waiting.Reader.TryPeek(out var next))
        {
            if (batch.Count > 0 && bytes + next.Commit.Data.Length > options.BatchBytes)
            {
                break;
            }

            _waiting.Reader.TryRead(out _);
            Interlocked.Add(ref _bytes, -next.Commit.Data.Length);
            if (_streams.Contains(next.Commit.Stream) || (held > 0 && _deferred.Exists(earlier => earlier.Commit.Stream == next.Commit.Stream)))
            {
                next.Behind = _deferred.FindLast(earlier => earlier.Commit.Stream == next.Commit.Stream)
                    ?? batch.Find(first => first.Commit.Stream == next.Commit.Stream);
                _deferred.Add(next);
                continue;
            }

            Add(batch, next, ref bytes);
        }
    }

    /// <summary>Ends what has waited past the deadline; called while a batch is under way.</summary>
    public void Expire()
    {
        while (_waiting.Reader.TryPeek(out var next) && IsOver(next))
        {
            _waiting.Reader.TryRead(out _);
            Interlocked.Add(ref _bytes, -next.Commit.Data.Length);
        }

        _deferred.RemoveAll(IsOver);
    }

    private void Add(List<PendingCommit> batch, PendingCommit pending, ref int bytes)
    {
        if (IsOver(pending))
        {
            return;
        }

        batch.Add(pending);
        _streams.Add(pending.Commit.Stream);
        bytes += pending.Commit.Data.Length;
    }

    private bool IsOver(PendingCommit pending)
    {
        if (pending.Cancellation.IsCancellationRequested)
        {
            pending.End(AppendStatus.NotWritten, "The caller gave up before the commit was sent.");
        }
        else if (options.Timing.GetElapsedTime(pending.QueuedAt) >= options.Deadline)
        {
            pending.End(AppendStatus.NotWritten, "The journal was busy for too long; the commit was not sent.");
        }
        else if (pending.Behind is { } first && first.Commit.Number < pending.Commit.Number && first.Commit.CommandId != pending.Commit.CommandId && IsLost(first))
        {
            pending.End(AppendStatus.Stale, "The commit before this one was not written.");
        }

        return pending.Task.IsCompleted;
    }

    private static bool IsLost(PendingCommit pending) =>
        pending.Collided || (pending.Task.IsCompleted && pending.Task.Result.Status != AppendStatus.Accepted);
}
