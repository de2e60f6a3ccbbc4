using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Villages.Journal;

namespace Villages.Grains.Feed;

/// <summary>Following for work that lives as long as its host: a fault of the journal must not stop the host.</summary>
internal static class FeedFollowing
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Every batch after the given number; while the journal does not answer it is asked again each second, from where it stood.</summary>
    public static async IAsyncEnumerable<Batch> FollowThrough(
        this IFeed feed, long afterBatch, TimeProvider clock, ILogger log, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var after = afterBatch;
        while (true)
        {
            await using var batches = feed.Follow(after, cancellation).GetAsyncEnumerator(cancellation);
            while (await Next(batches, after, log))
            {
                yield return batches.Current;
                after = batches.Current.Number;
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }

    private static async ValueTask<bool> Next(IAsyncEnumerator<Batch> batches, long after, ILogger log)
    {
        try
        {
            return await batches.MoveNextAsync();
        }
        catch (JournalUnavailableException exception)
        {
            log.LogInformation(exception, "The feed stands at batch {Batch}; asking again in a second", after);
            return false;
        }
    }
}
