using System.Collections.Concurrent;

namespace Villages.Journal.Feed;

/// <summary>Who watches which stream. The follower looks without a lock; beginning and ending take turns.</summary>
internal sealed class StreamWatches
{
    private readonly ConcurrentDictionary<StreamId, StreamWatch> _watches = new();
    private readonly Lock _gate = new();

    public int Count => _watches.Count;

    public StreamWatch Begin(StreamId stream)
    {
        var watch = new StreamWatch(this, stream);
        lock (_gate)
        {
            watch.Next = _watches.GetValueOrDefault(stream);
            _watches[stream] = watch;
        }

        return watch;
    }

    /// <summary>Repeatable.</summary>
    public void End(StreamWatch watch)
    {
        lock (_gate)
        {
            if (!_watches.TryGetValue(watch.Stream, out var first))
            {
                return;
            }

            if (first == watch)
            {
                if (watch.Next is { } next)
                {
                    _watches[watch.Stream] = next;
                }
                else
                {
                    _watches.TryRemove(watch.Stream, out _);
                }

                return;
            }

            for (var before = first; before.Next is { } next; before = next)
            {
                if (next == watch)
                {
                    before.Next = next.Next;
                    return;
                }
            }
        }
    }

    /// <summary>The follower begins anew at a later batch: whoever watches now may have missed one.</summary>
    public void Lose()
    {
        lock (_gate)
        {
            foreach (var first in _watches.Values)
            {
                for (var watch = first; watch is not null; watch = watch.Next)
                {
                    watch.Lose();
                }
            }
        }
    }

    public void Meet(Batch batch)
    {
        foreach (var commit in batch.Commits)
        {
            for (var watch = _watches.GetValueOrDefault(commit.Stream); watch is not null; watch = watch.Next)
            {
                watch.Meet(commit.Number);
            }
        }
    }
}
