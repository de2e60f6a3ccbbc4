using System.Runtime.InteropServices;
using Villages.Journal;
using Villages.Journal.Engines;

namespace Villages.Simulation.Database;

/// <summary>
/// What the database holds, and one transaction on it: rows whose number or command is taken are left out, the batch is numbered last, the same batch sent again
/// finds itself. The contract of the engines' scripts, without a disk.
/// </summary>
internal class MemoryTables
{
    private readonly Dictionary<StreamId, List<Commit>> _streams;
    private readonly Dictionary<(Guid, StreamId), Commit> _commands;
    private readonly Dictionary<Guid, Batch> _byId;
    private readonly List<Batch> _batches;

    public MemoryTables() => (_streams, _commands, _byId, _batches, Checkpoints) = ([], [], [], [], new(StringComparer.Ordinal));

    public MemoryTables(MemoryTables other)
    {
        _streams = new Dictionary<StreamId, List<Commit>>(other._streams.Count);
        foreach (var (stream, commits) in other._streams)
        {
            _streams.Add(stream, [.. commits]);
        }

        (_commands, _byId, _batches) = (new(other._commands), new(other._byId), [.. other._batches]);
        Checkpoints = new(other.Checkpoints, StringComparer.Ordinal);
    }

    public Dictionary<string, long> Checkpoints { get; }

    public IReadOnlyList<Batch> Batches => _batches;

    public long LastBatch => _batches.Count == 0 ? 0 : _batches[^1].Number;

    /// <summary>Streams in the order that they began in.</summary>
    public IEnumerable<StreamId> Streams => _streams.Keys;

    public IReadOnlyList<Commit> Stream(StreamId stream) => _streams.TryGetValue(stream, out var commits) ? commits : [];

    public IReadOnlyList<Commit> Stream(StreamId stream, long after)
    {
        var commits = Stream(stream);
        return commits.Count == 0 || commits[^1].Number <= after ? [] : [.. commits.Where(commit => commit.Number > after)];
    }

    public Commit? Find(StreamId stream, Guid command) => _commands.GetValueOrDefault((command, stream));

    /// <summary>Batches after a number that a reader sees.</summary>
    public IReadOnlyList<Batch> Feed(long after, int limit)
    {
        var found = new List<Batch>();
        for (var i = _batches.FindLastIndex(batch => batch.Number <= after) + 1; i < _batches.Count && found.Count < limit; i++)
        {
            found.Add(_batches[i]);
        }

        return found;
    }

    public virtual SendOutcome Append(Guid id, IReadOnlyList<Commit> rows)
    {
        if (_byId.TryGetValue(id, out var known))
        {
            return SendOutcome.Done(known.Number, [.. known.Commits.Select(commit => commit.Ordinal)]);
        }

        var placed = Insert(rows, LastBatch + 1);
        return placed.Length == 0 ? SendOutcome.Done(0, []) : Publish(new Batch(LastBatch + 1, id, ImmutableCollectionsMarshal.AsImmutableArray(placed)));
    }

    protected SendOutcome Publish(Batch batch)
    {
        _batches.Insert(_batches.FindLastIndex(known => known.Number < batch.Number) + 1, batch);
        _byId.Add(batch.Id, batch);
        return SendOutcome.Done(batch.Number, [.. batch.Commits.Select(commit => commit.Ordinal)]);
    }

    protected Commit[] Insert(IReadOnlyList<Commit> rows, long number)
    {
        var placed = new List<Commit>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!Collides(rows[i]))
            {
                placed.Add(Keep(rows[i] with { Batch = number, Ordinal = i }));
            }
        }

        return [.. placed];
    }

    /// <summary>The two unique keys.</summary>
    protected virtual bool Collides(Commit row) => HasNumber(row) || HasCommand(row);

    protected bool HasNumber(Commit row) => Stream(row.Stream) is [.., var last] && last.Number >= row.Number;

    protected bool HasCommand(Commit row) => _commands.ContainsKey((row.CommandId, row.Stream));

    private Commit Keep(Commit commit)
    {
        if (!_streams.TryGetValue(commit.Stream, out var commits))
        {
            _streams.Add(commit.Stream, commits = []);
        }

        commits.Add(commit);
        _commands.TryAdd((commit.CommandId, commit.Stream), commit);
        return commit;
    }
}
