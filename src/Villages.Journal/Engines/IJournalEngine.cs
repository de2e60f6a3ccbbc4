namespace Villages.Journal.Engines;

/// <summary>One kind of database under the journal. Reads throw <see cref="JournalUnavailableException"/>; no call blocks the caller's thread.</summary>
internal interface IJournalEngine : IAsyncDisposable
{
    /// <summary>Connects and checks (embedded: creates) the schema. Repeatable: the work is done once, after a failure again.</summary>
    Task Open(CancellationToken cancellation = default);

    /// <summary>A sender for one lane, with a connection of its own where the engine has several.</summary>
    IBatchSender OpenSender();

    /// <summary>Answers as many as were asked, in that order.</summary>
    Task<IReadOnlyList<Commit>[]> Read(IReadOnlyList<StreamRead> requests, CancellationToken cancellation);

    /// <summary>Answers as many as were asked, in that order.</summary>
    Task<Commit?[]> Find(IReadOnlyList<CommandRead> requests, CancellationToken cancellation);

    Task<IReadOnlyList<Commit>> FindCommand(Guid commandId, CancellationToken cancellation);

    /// <summary>Answers as many as were asked, in that order; in one query where the engine's connections are few and far away.</summary>
    async Task<IReadOnlyList<Commit>[]> FindCommands(IReadOnlyList<Guid> commandIds, CancellationToken cancellation)
    {
        var answers = new IReadOnlyList<Commit>[commandIds.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = await FindCommand(commandIds[i], cancellation);
        }

        return answers;
    }

    Task<long[]> Heads(IReadOnlyList<StreamId> streams, CancellationToken cancellation);

    Task<long> LastBatch(CancellationToken cancellation);

    Task<IReadOnlyList<Batch>> ReadFeed(long afterBatch, int limit, CancellationToken cancellation);

    Task<Snapshot?> ReadSnapshot(StreamId stream, CancellationToken cancellation);

    /// <summary>As <see cref="FindCommands"/>.</summary>
    async Task<Snapshot?[]> ReadSnapshots(IReadOnlyList<StreamId> streams, CancellationToken cancellation)
    {
        var answers = new Snapshot?[streams.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = await ReadSnapshot(streams[i], cancellation);
        }

        return answers;
    }

    Task WriteSnapshot(Snapshot snapshot, CancellationToken cancellation);

    Task<long> ReadCheckpoint(string consumer, CancellationToken cancellation);

    Task WriteCheckpoint(string consumer, long position, CancellationToken cancellation);

    Task<int> Epoch(CancellationToken cancellation);

    /// <summary>The next commits in the order of home, stream and number; batch 0 where a commit belongs to no batch.</summary>
    Task<IReadOnlyList<Commit>> ReadPage(StreamId afterStream, long afterNumber, int limit, CancellationToken cancellation);

    /// <summary>The next batches with the rows they claim and the rows they have.</summary>
    Task<IReadOnlyList<BatchCount>> CountBatches(long afterBatch, int limit, CancellationToken cancellation);
}

internal readonly record struct StreamRead(StreamId Stream, long After);

internal readonly record struct CommandRead(StreamId Stream, Guid CommandId);

internal readonly record struct BatchCount(long Number, int Claimed, int Found);
