using Villages.Domain;
using Villages.Domain.Events;
using Villages.Domain.People;
using Villages.Journal;

namespace Villages.Grains.Auditing;

/// <summary>One walk over the feed from its start, commit by commit, for everything that is checked in its order.</summary>
/// <param name="listed">Feed position up to which the audit list has every commit of a person.</param>
internal sealed class FeedWalk(EventCodec codec, long listed)
{
    private readonly SortedDictionary<string, StreamKey> _cycles = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, StreamKey> _imports = new(StringComparer.Ordinal);

    public EffectLedger Effects { get; } = new();

    public DeliveryLedger Deliveries { get; } = new();

    /// <summary>Commits of persons that the audit list has to have.</summary>
    public long Deeds { get; private set; }

    /// <summary>Streams of cycles, in order of their keys.</summary>
    public IEnumerable<StreamKey> Cycles => _cycles.Values;

    public IEnumerable<StreamKey> Imports => _imports.Values;

    /// <summary>Streams of erased persons, with the position of the erasure.</summary>
    public List<(string Stream, long Position)> Erasures { get; } = [];

    /// <returns>What does not hold, or null.</returns>
    public string? Follow(Commit commit)
    {
        Remember(commit.Stream.Key);
        if (commit.Kind == ApproveErasure.CommandKind)
        {
            Erasures.Add((commit.Stream.Key, commit.Position));
        }

        Deeds += commit.Position <= listed && AuditEntries.IsOfPerson(commit) ? 1 : 0;
        var events = codec.Decode(commit.Data);
        return events.Select(happened => Effects.Follow(commit, happened)).FirstOrDefault(violation => violation is not null)
            ?? Deliveries.Follow(commit, events);
    }

    private void Remember(string key)
    {
        var streams = key.StartsWith("cycle/", StringComparison.Ordinal) ? _cycles : key.StartsWith("import/", StringComparison.Ordinal) ? _imports : null;
        streams?.TryAdd(key, StreamKey.Parse(key));
    }
}
