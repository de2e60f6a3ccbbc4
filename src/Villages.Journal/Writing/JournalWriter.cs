using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Villages.Journal.Engines;
using Villages.Journal.Metering;

namespace Villages.Journal.Writing;

/// <summary>The two lanes, so that whoever waits never stands behind an import.</summary>
internal sealed class JournalWriter(IJournalEngine engine, CollisionJudge judge, IBatchSink sink, JournalOptions options, ILogger logger) : IAsyncDisposable
{
    private readonly WriterLane _interactive = new(engine, judge, sink, options, Lane.Interactive, logger);
    private readonly WriterLane _bulk = new(engine, judge, sink, options, Lane.Bulk, logger);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<AppendResult> Append(Commit commit, Lane lane, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var result = CommitFault.Of(commit) is { } fault
            ? new AppendResult(AppendStatus.Impossible, null, fault)
            : await Of(lane).Append(commit, cancellation);
        JournalMeter.Ended(lane, result.Status);
        return result;
    }

    /// <summary>Commits that wait in a lane.</summary>
    public int Waiting(Lane lane) => Of(lane).Waiting;

    public async ValueTask DisposeAsync()
    {
        await _interactive.DisposeAsync();
        await _bulk.DisposeAsync();
    }

    private WriterLane Of(Lane lane) => lane == Lane.Bulk ? _bulk : _interactive;
}
