using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Villages.Grains.Feed;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>Registers as the journal of this process has them.</summary>
internal sealed class JournalRegisterSource(IJournal journal, IFeed feed, TimeProvider clock, ILogger<JournalRegisterSource> log) : IRegisterSource
{
    public async Task<long> LastBatch(CancellationToken cancellation) => await journal.LastBatch(cancellation);

    public async Task<IReadOnlyList<Commit>> Read(StreamId register, CancellationToken cancellation) => await journal.Read(register, 0, cancellation);

    public async IAsyncEnumerable<RegisterNews> Follow(long afterBatch, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in feed.FollowThrough(afterBatch, clock, log, cancellation))
        {
            yield return new RegisterNews(batch.Number, batch.Commits.Any(RegisterCommits.IsOfRegister) ? [.. batch.Commits.Where(RegisterCommits.IsOfRegister)] : []);
        }
    }
}
