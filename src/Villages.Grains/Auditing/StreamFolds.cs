using Villages.Domain;
using Villages.Domain.Events;
using Villages.Grains.Journaling;
using Villages.Journal;

namespace Villages.Grains.Auditing;

/// <summary>Streams folded from the journal alone, without snapshots.</summary>
internal sealed class StreamFolds(IJournal journal, EventCodec codec)
{
    /// <param name="known">Feed position; later commits are left out.</param>
    public async Task<StreamFold<TState>> At<TState>(StreamKey key, long known, CancellationToken cancellation)
        where TState : class, IState<TState>
    {
        var fold = StreamFold<TState>.Empty(key);
        foreach (var commit in await journal.Read(new StreamId(key.Home, key.Text), 0, cancellation))
        {
            if (commit.Position > known)
            {
                break;
            }

            fold = fold.Append(commit, codec.Decode(commit.Data));
        }

        return fold;
    }
}
