using Microsoft.Extensions.Logging;
using Villages.Journal.Engines;

namespace Villages.Journal.Writing;

/// <summary>
/// Brings a batch to its end: the same rows under the same batch id again after a lost reply, in halves after a data error, until the deadline.
/// Ends every row; never throws.
/// </summary>
internal sealed class BatchDelivery(IBatchSender sender, CollisionJudge judge, IBatchSink sink, JournalOptions options, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    private volatile bool _unreachable;

    /// <summary>The last send did not reach the database at all.</summary>
    public bool Unreachable => _unreachable;

    public async Task Deliver(PendingCommit[] rows)
    {
        try
        {
            Array.Sort(rows, PendingCommit.Order);
            await Deliver(rows, options.Timing.GetTimestamp());
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "A batch of {Rows} commits ended in a fault of the writer.", rows.Length);
            End(rows, AppendStatus.Unknown, fault.Message);
        }
    }

    public ValueTask DisposeAsync() => sender.DisposeAsync();

    private async Task Deliver(PendingCommit[] rows, long since)
    {
        var batch = Guid.CreateVersion7();
        var commits = Array.ConvertAll(rows, row => row.Commit);
        var doubtful = false;
        for (var pause = TimeSpan.FromMilliseconds(10); ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks)))
        {
            CrashPoint.Hit(CrashPoint.BeforeAppend);
            var outcome = await Send(batch, commits, since);
            _unreachable = outcome.Verdict == SendVerdict.Unreachable;
            doubtful |= outcome.Verdict == SendVerdict.Doubtful;
            switch (outcome.Verdict)
            {
                case SendVerdict.Done:
                    CrashPoint.Hit(CrashPoint.BatchWritten);
                    Accept(rows, batch, outcome);
                    CrashPoint.Hit(CrashPoint.AfterAppend);
                    return;
                case SendVerdict.Invalid when rows.Length == 1:
                    End(rows, AppendStatus.Impossible, outcome.Reason);
                    return;
                case SendVerdict.Invalid:
                    await Deliver(rows[..(rows.Length / 2)], since);
                    await Deliver(rows[(rows.Length / 2)..], since);
                    return;
            }

            if (Left(since) <= pause)
            {
                logger.LogWarning("A batch of {Rows} commits was given up after {Deadline}: {Reason}", rows.Length, options.Deadline, outcome.Reason);
                End(rows, doubtful ? AppendStatus.Unknown : AppendStatus.NotWritten, outcome.Reason);
                return;
            }

            await Task.Delay(pause, options.Timing);
        }
    }

    private TimeSpan Left(long since) => options.Deadline - options.Timing.GetElapsedTime(since);

    private async Task<SendOutcome> Send(Guid batch, Commit[] commits, long since)
    {
        var left = Left(since);
        var sending = sender.Send(batch, commits);
        try
        {
            return await sending.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1), options.Timing);
        }
        catch (TimeoutException)
        {
            var verdict = sender.Abandon() ? SendVerdict.RolledBack : SendVerdict.Doubtful;
            return SendOutcome.Failed(verdict, "The database did not answer before the deadline.");
        }
    }

    private void Accept(PendingCommit[] rows, Guid batch, SendOutcome outcome)
    {
        var placed = new Commit?[rows.Length];
        foreach (var ordinal in outcome.Accepted)
        {
            placed[ordinal] = rows[ordinal].Commit with { Batch = outcome.Batch, Ordinal = ordinal };
        }

        if (outcome.Accepted.Count > 0)
        {
            sink.Offer(new Batch(outcome.Batch, batch, [.. placed.OfType<Commit>()]));
        }

        List<PendingCommit>? collided = null;
        for (var i = 0; i < rows.Length; i++)
        {
            if (placed[i] is { } commit)
            {
                rows[i].TrySetResult(new AppendResult(AppendStatus.Accepted, commit));
            }
            else
            {
                rows[i].Collided = true;
                (collided ??= []).Add(rows[i]);
            }
        }

        if (collided is not null)
        {
            judge.Judge(collided);
        }
    }

    private static void End(PendingCommit[] rows, AppendStatus status, string? reason)
    {
        foreach (var row in rows)
        {
            row.End(status, reason);
        }
    }
}
