using Microsoft.Extensions.DependencyInjection;
using Villages.Journal;
using StreamId = Villages.Journal.StreamId;

namespace Villages.Grains.Tests.Journaling;

/// <summary>A journal that commits at once and, while held, answers late or loses an answer: what a slow or lost reply looks like to the one who waits for it.</summary>
internal sealed class HeldAnswers(IJournal inner) : IJournal
{
    private volatile TaskCompletionSource? _held;
    private (string Kind, Func<Task> Meanwhile)? _lost;
    private Func<Task>? _meanwhile;
    private int _silent;
    private int _reads;
    private StreamId? _silentStream;

    /// <summary>How often a stream was read so far.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Puts one around the journal that a silo was given.</summary>
    public static void Around(IServiceCollection services, Action<HeldAnswers> made)
    {
        var engine = services.Last(service => service.ServiceType == typeof(IJournal)).ImplementationType!;
        services.AddSingleton<IJournal>(provider =>
        {
            var journal = new HeldAnswers((IJournal)ActivatorUtilities.CreateInstance(provider, engine));
            made(journal);
            return journal;
        });
    }

    public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        var held = _held;
        _held = null;
        held?.SetResult();
    }

    /// <summary>The next question for the heads of streams finds no database.</summary>
    public void SilenceHeadsOnce() => Volatile.Write(ref _silent, 1);

    /// <summary>Whoever reads this stream finds no database.</summary>
    public void Silence(StreamId? stream) => _silentStream = stream;

    public bool WasSilent => Volatile.Read(ref _silent) == 0;

    /// <summary>The next commit of a command is written, and its writer is told that nobody knows.</summary>
    /// <param name="meanwhile">What happens before the writer hears.</param>
    public void LoseNext(string kind, Func<Task> meanwhile) => _lost = (kind, meanwhile);

    /// <summary>What happens while the next question for a command waits for its answer.</summary>
    public void WhileFinding(Func<Task> meanwhile) => _meanwhile = meanwhile;

    public async ValueTask<AppendResult> Append(Commit commit, Lane lane, CancellationToken cancellation = default)
    {
        var result = await inner.Append(commit, lane, cancellation);
        await (_held?.Task ?? Task.CompletedTask);
        if (_lost is { } lost && lost.Kind == commit.Kind)
        {
            _lost = null;
            await lost.Meanwhile();
            return new AppendResult(AppendStatus.Unknown);
        }

        return result;
    }

    public ValueTask<IReadOnlyList<Commit>> Read(StreamId stream, long after = 0, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _reads);
        return stream == _silentStream ? throw new JournalUnavailableException("silent stream") : inner.Read(stream, after, cancellation);
    }

    public async ValueTask<Commit?> Find(StreamId stream, Guid commandId, CancellationToken cancellation = default)
    {
        var found = await inner.Find(stream, commandId, cancellation);
        await (Interlocked.Exchange(ref _meanwhile, null)?.Invoke() ?? Task.CompletedTask);
        return found;
    }

    public ValueTask<IReadOnlyList<Commit>> FindCommand(Guid commandId, CancellationToken cancellation = default) => inner.FindCommand(commandId, cancellation);

    public ValueTask<IReadOnlyDictionary<StreamId, long>> Heads(IReadOnlyCollection<StreamId> streams, CancellationToken cancellation = default) =>
        Interlocked.Exchange(ref _silent, 0) == 1 ? throw new JournalUnavailableException("silent once") : inner.Heads(streams, cancellation);

    public ValueTask<long> LastBatch(CancellationToken cancellation = default) => inner.LastBatch(cancellation);

    public ValueTask<IReadOnlyList<Batch>> ReadFeed(long afterBatch, int limit, CancellationToken cancellation = default) =>
        inner.ReadFeed(afterBatch, limit, cancellation);

    public ValueTask<Snapshot?> ReadSnapshot(StreamId stream, CancellationToken cancellation = default) => inner.ReadSnapshot(stream, cancellation);

    public ValueTask WriteSnapshot(Snapshot snapshot, CancellationToken cancellation = default) => inner.WriteSnapshot(snapshot, cancellation);

    public ValueTask<long> ReadCheckpoint(string consumer, CancellationToken cancellation = default) => inner.ReadCheckpoint(consumer, cancellation);

    public ValueTask WriteCheckpoint(string consumer, long position, CancellationToken cancellation = default) =>
        inner.WriteCheckpoint(consumer, position, cancellation);

    public ValueTask<int> Epoch(CancellationToken cancellation = default) => inner.Epoch(cancellation);
}
