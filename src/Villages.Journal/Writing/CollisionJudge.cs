using Villages.Journal.Reading;

namespace Villages.Journal.Writing;

/// <summary>Tells repeated from stale: a collided commit whose command is found on its stream is a repetition, any other is old.</summary>
internal sealed class CollisionJudge(GatheredReads reads)
{
    public void Judge(IEnumerable<PendingCommit> collided)
    {
        foreach (var pending in collided)
        {
            _ = Judge(pending);
        }
    }

    private async Task Judge(PendingCommit pending)
    {
        try
        {
            var first = await reads.Find(pending.Commit.Stream, pending.Commit.CommandId, CancellationToken.None);
            pending.TrySetResult(first is null
                ? new AppendResult(AppendStatus.Stale, null, $"'{pending.Commit.Stream.Key}' has a commit {pending.Commit.Number} already.")
                : new AppendResult(AppendStatus.Repeated, first));
        }
        catch (Exception fault)
        {
            pending.End(AppendStatus.Unknown, fault.Message);
        }
    }
}
