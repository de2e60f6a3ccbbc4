using Microsoft.Extensions.Logging;
using Villages.Domain.Events;
using Villages.Journal;

namespace Villages.Grains.Journaling;

/// <summary>Keeps a snapshot of a stream every 256 commits, so that its next activation folds little. Losing one loses nothing.</summary>
internal sealed class SnapshotKeeping(JournalAccess access)
{
    private const int Every = 256;

    private long _at;

    /// <summary>There is one of that number.</summary>
    public void Known(long number) => _at = Math.Max(_at, number);

    public void Offer<TState>(StreamFold<TState> fold, StreamId stream)
        where TState : class, IState<TState>
    {
        if (fold.Number - _at >= Every)
        {
            _at = fold.Number;
            Keep(fold.ToSnapshot(stream, access.Vault)).Ignore();
        }
    }

    private async Task Keep(Snapshot snapshot)
    {
        try
        {
            await access.Journal.WriteSnapshot(snapshot);
        }
        catch (JournalUnavailableException exception)
        {
            access.Logging.CreateLogger<SnapshotKeeping>().LogDebug(exception, "Snapshot of {Stream} was not kept; the stream holds everything", snapshot.Stream.Key);
        }
    }
}
