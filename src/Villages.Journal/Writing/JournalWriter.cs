using Microsoft.Extensions.Logging;
using Villages.Journal.Engines;

namespace Villages.Journal.Writing;

/// <summary>The two lanes, so that whoever waits never stands behind an import.</summary>
internal sealed class JournalWriter(IJournalEngine engine, CollisionJudge judge, IBatchSink sink, JournalOptions options, ILogger logger) : IAsyncDisposable
{
    private readonly WriterLane _interactive = new(engine, judge, sink, options, options.InteractiveRows, logger);
    private readonly WriterLane _bulk = new(engine, judge, sink, options, options.BulkRows, logger);

    public ValueTask<AppendResult> Append(Commit commit, Lane lane, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return CommitFault.Of(commit) is { } fault
            ? ValueTask.FromResult(new AppendResult(AppendStatus.Impossible, null, fault))
            : (lane == Lane.Bulk ? _bulk : _interactive).Append(commit, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _interactive.DisposeAsync();
        await _bulk.DisposeAsync();
    }
}
