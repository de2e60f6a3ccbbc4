using System.Runtime.CompilerServices;
using Villages.Journal;

namespace Villages.Grains.Feed;

internal static class TogetherBatches
{
    /// <summary>Batches that are there already come together, so that who was slow for a moment does more at a time; one that is awaited comes alone.</summary>
    /// <param name="rows">Commits after which no further batch is added.</param>
    public static async IAsyncEnumerable<IReadOnlyList<Batch>> Together(
        this IAsyncEnumerable<Batch> feed, int rows, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var batches = feed.GetAsyncEnumerator(stop.Token);
        var next = batches.MoveNextAsync().AsTask();
        try
        {
            while (await next)
            {
                var (together, count) = (new List<Batch>(), 0);
                do
                {
                    together.Add(batches.Current);
                    count += batches.Current.Commits.Count;
                    next = batches.MoveNextAsync().AsTask();
                }
                while (count < rows && next is { IsCompletedSuccessfully: true, Result: true });

                yield return together;
            }
        }
        finally
        {
            // Whoever leaves in the middle may leave the feed waiting for its next batch.
            await stop.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }
}
