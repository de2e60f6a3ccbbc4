using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.People;
using Villages.Grains.Feed;
using Villages.Journal;
using Villages.Journal.Privacy;

namespace Villages.Grains.People;

/// <summary>
/// Deletes the keys of erased persons: the erasure is committed first, the feed brings it here, and it is tried until the key is gone. Every silo does it, because each has keys in
/// memory. After a restore it begins anew, since the copy of the keys may be older than the erasure.
/// </summary>
internal sealed class ErasureKeeper(IJournal journal, IFeed feed, IPersonVault vault, TimeProvider clock, ILogger<ErasureKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromSeconds(10);

    private string _consumer = "";
    private long _keptAt;

    /// <summary>Name of the checkpoint within an epoch.</summary>
    public static string Consumer(int epoch) => $"erasures/{epoch}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var kept = 0L;
        await Insist(
            async () =>
            {
                _consumer = Consumer(await journal.Epoch(stoppingToken));
                kept = await journal.ReadCheckpoint(_consumer, stoppingToken);
            },
            "The place up to which keys were deleted is not known",
            stoppingToken);
        _keptAt = clock.GetTimestamp();
        var after = Math.Max(0, ((kept + 1) / Commit.PositionsPerBatch) - 1);
        await foreach (var batch in feed.FollowThrough(after, clock, log, stoppingToken))
        {
            var erased = batch.Commits.Where(commit => commit.Kind == ApproveErasure.CommandKind).Select(commit => StreamKey.Parse(commit.Stream.Key).Id).ToArray();
            foreach (var person in erased)
            {
                await Insist(() => vault.Erase(person, stoppingToken).AsTask(), "The key of an erased person is not deleted yet", stoppingToken);
                log.LogInformation("The key of {Person} is deleted", person);
            }

            await Keep(batch.Number, erased.Length > 0, stoppingToken);
        }
    }

    private async Task Keep(long batch, bool now, CancellationToken cancellation)
    {
        if (now || clock.GetElapsedTime(_keptAt) >= BetweenCheckpoints)
        {
            _keptAt = clock.GetTimestamp();
            await Insist(
                () => journal.WriteCheckpoint(_consumer, ((batch + 1) * Commit.PositionsPerBatch) - 1, cancellation).AsTask(),
                "The place up to which keys were deleted is not kept",
                cancellation);
        }
    }

    /// <summary>Again each second until it is done; nothing may be skipped.</summary>
    private async Task Insist(Func<Task> deed, string complaint, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await deed();
                return;
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                log.LogWarning(exception, "{Complaint}; trying again in a second", complaint);
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }
}
