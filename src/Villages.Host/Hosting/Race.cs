namespace Villages.Host.Hosting;

/// <summary>Several ways to one end, tried at once so that a silent one holds up nobody.</summary>
internal static class Race
{
    /// <summary>Ends with the first try that succeeds, and ends the others.</summary>
    /// <exception cref="AggregateException">None succeeded: the failures of all, in the order of the tries.</exception>
    public static async Task Win(IEnumerable<Func<CancellationToken, Task>> tries, CancellationToken cancellation)
    {
        using var decided = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] running = [.. tries.Select(one => one(decided.Token))];
        await foreach (var ended in Task.WhenEach(running))
        {
            if (ended.IsCompletedSuccessfully)
            {
                await decided.CancelAsync();
                await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }
        }

        cancellation.ThrowIfCancellationRequested();
        throw new AggregateException(running.Select(failed => failed.Exception?.InnerException ?? new OperationCanceledException()));
    }
}
