using Villages.Journal.Engines;

namespace Villages.Journal.Verification;

/// <summary>
/// Walks the whole journal page by page: numbers 1 … n without a hole, the hash chain of every stream, one commit a command, batches without a gap and with the rows they claim.
/// Finds every change but a cut tail and a deleted stream whose batches are gone too; those the seals of the feed show.
/// </summary>
public sealed class JournalVerifier
{
    private const int CommitPage = 256;
    private const int BatchPage = 1000;

    private readonly IJournalEngine _engine;

    internal JournalVerifier(IJournalEngine engine) => _engine = engine;

    /// <summary>Reads in short queries, so writing goes on meanwhile; batches are checked up to the last one at the start.</summary>
    public async Task<JournalVerification> Verify(IProgress<VerificationProgress>? progress = null, CancellationToken cancellation = default)
    {
        await _engine.Open(cancellation);
        var last = await _engine.LastBatch(cancellation);
        var chain = new StreamChain();
        BrokenCommit? broken = null;
        long commits = 0;
        var stream = new StreamId(int.MinValue, string.Empty);
        for (var number = 0L; ;)
        {
            var page = await _engine.ReadPage(stream, number, CommitPage, cancellation);
            if (page.Count == 0)
            {
                break;
            }

            commits += page.Count;
            for (var i = 0; i < page.Count && broken is null; i++)
            {
                broken = chain.Follow(page[i]);
            }

            if (broken is not null)
            {
                return new JournalVerification(chain.Streams, commits, last, broken);
            }

            (stream, number) = (page[^1].Stream, page[^1].Number);
            progress?.Report(new VerificationProgress(chain.Streams, commits, 0));
        }

        return await VerifyBatches(last, chain.Streams, commits, progress, cancellation);
    }

    private async Task<JournalVerification> VerifyBatches(
        long last, long streams, long commits, IProgress<VerificationProgress>? progress, CancellationToken cancellation)
    {
        var expected = 1L;
        while (expected <= last)
        {
            var page = await _engine.CountBatches(expected - 1, BatchPage, cancellation);
            foreach (var batch in page)
            {
                if (Fault(batch, expected) is { } fault)
                {
                    return new JournalVerification(streams, commits, last, new BrokenCommit(null, expected, fault) { Part = BrokenPart.Feed });
                }

                expected++;
            }

            progress?.Report(new VerificationProgress(streams, commits, expected - 1));
        }

        return new JournalVerification(streams, commits, expected - 1, null);
    }

    private static string? Fault(BatchCount batch, long expected) =>
        batch.Number != expected ? $"It is missing; the next one there is {batch.Number}."
        : batch.Claimed != batch.Found ? $"It was written with {batch.Claimed} commits and has {batch.Found}."
        : null;
}
