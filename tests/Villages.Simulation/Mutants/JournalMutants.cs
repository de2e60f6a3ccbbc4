using System.Runtime.CompilerServices;
using Villages.Journal;
using Villages.Simulation.Cluster;

namespace Villages.Simulation.Mutants;

/// <summary>A refusal is spoken without asking whether the command was committed before; only a collision asks.</summary>
internal sealed class RefusesWithoutAsking : Product
{
    public override IJournal Journal(IJournal journal) => new Deaf(journal);

    private sealed class Deaf(IJournal journal) : JournalBetween(journal)
    {
        public override ValueTask<Commit?> Find(StreamId stream, Guid commandId, CancellationToken cancellation = default) => default;
    }
}

/// <summary>A commit that collided is numbered anew and sent again, without reading what came between.</summary>
internal sealed class SkipsTheReload : Product
{
    public override IJournal Journal(IJournal journal) => new Pushing(journal);

    private sealed class Pushing(IJournal journal) : JournalBetween(journal)
    {
        public override async ValueTask<AppendResult> Append(Commit commit, Lane lane, CancellationToken cancellation = default)
        {
            while (true)
            {
                var result = await Inner.Append(commit, lane, cancellation);
                if (result.Status != AppendStatus.Stale)
                {
                    return result;
                }

                var last = (await Inner.Read(commit.Stream, 0, cancellation))[^1];
                commit = commit with { Number = last.Number + 1 };
                commit = commit with { Hash = CommitHash.Of(commit, last.Hash) };
            }
        }
    }
}

/// <summary>The state is changed before the append, so an append that fails leaves its trace and its answer.</summary>
internal sealed class AppliesBeforeTheAppend : Product
{
    public override IJournal Journal(IJournal journal) => new Hasty(journal);

    private sealed class Hasty(IJournal journal) : JournalBetween(journal)
    {
        public override async ValueTask<AppendResult> Append(Commit commit, Lane lane, CancellationToken cancellation = default)
        {
            var result = await Inner.Append(commit, lane, cancellation);
            return result.Status is AppendStatus.Unknown or AppendStatus.NotWritten ? new AppendResult(AppendStatus.Accepted, commit) : result;
        }
    }
}

/// <summary>The checkpoint of a batch is kept before its consequences are delivered.</summary>
internal sealed class ChecksTheBatchOffFirst : Product
{
    public override IFeed Feed(IFeed feed, IJournal journal) => new Early(feed, journal);

    private sealed class Early(IFeed feed, IJournal journal) : IFeed
    {
        public long LastBatch => feed.LastBatch;

        public DateTimeOffset LastContact => feed.LastContact;

        public StreamWatch Watch(StreamId stream) => feed.Watch(stream);

        public IAsyncEnumerable<Batch> Follow(long afterBatch, CancellationToken cancellation = default) => feed.Follow(afterBatch, cancellation);

        public async IAsyncEnumerable<IReadOnlyList<Batch>> FollowTogether(long afterBatch, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await foreach (var together in feed.FollowTogether(afterBatch, cancellation))
            {
                await journal.WriteCheckpoint("consequences", ((together[^1].Number + 1) * Commit.PositionsPerBatch) - 1, cancellation);
                yield return together;
            }
        }
    }
}

/// <summary>A grain that looks after the wrong stream is told of nothing, and takes what it has for everything as far as its silo has followed.</summary>
internal sealed class WatchesAnotherStream : Product
{
    public override IFeed Feed(IFeed feed, IJournal journal) => new Blind(feed);

    private sealed class Blind(IFeed feed) : IFeed
    {
        public long LastBatch => feed.LastBatch;

        public DateTimeOffset LastContact => feed.LastContact;

        public StreamWatch Watch(StreamId stream) => feed.Watch(new StreamId(0, stream.Key));

        public IAsyncEnumerable<Batch> Follow(long afterBatch, CancellationToken cancellation = default) => feed.Follow(afterBatch, cancellation);

        public IAsyncEnumerable<IReadOnlyList<Batch>> FollowTogether(long afterBatch, CancellationToken cancellation = default) => feed.FollowTogether(afterBatch, cancellation);
    }
}
