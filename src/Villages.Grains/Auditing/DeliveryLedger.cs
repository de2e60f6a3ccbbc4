using System.Collections.Immutable;
using Villages.Domain;
using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Journal;

namespace Villages.Grains.Auditing;

/// <summary>
/// (I7, I8) What commits owe to other streams. The feed shows a cause before its effect, so what arrives is owed already, and an effect that is not owed came twice
/// or from nowhere.
/// </summary>
internal sealed class DeliveryLedger
{
    private static readonly string NoteKind = new NoteRefusedConsequence(0, "", "", "", new("", "")).Kind;

    private readonly Dictionary<Guid, Owed> _owed = [];
    private readonly Dictionary<Guid, Guid> _notes = [];

    /// <summary>Consequences that left their commit on their target.</summary>
    public long Arrived { get; private set; }

    /// <summary>Neither arrived nor refused, oldest first.</summary>
    public IEnumerable<Owed> Outstanding => _owed.Values.Where(owed => !owed.Refused).OrderBy(owed => owed.Position);

    /// <returns>What does not hold, or null.</returns>
    public string? Follow(Commit commit, ImmutableArray<IEvent> events)
    {
        if (commit.Kind == NoteKind)
        {
            Refuse(commit);
        }
        else if (_owed.Remove(commit.CommandId, out var owed))
        {
            if (owed.Target != commit.Stream.Key)
            {
                return $"I7 {commit.Stream.Key}, commit {commit.Number}: {owed.Name} of {owed.Source}, commit {owed.Number} was meant for {owed.Target}";
            }

            Arrived++;
            _notes.Remove(NoteOf(owed.Name, commit.CommandId));
        }
        else if (commit.Kind is "stars.rate-secretary" or "stars.entitle-star-pay")
        {
            return $"I7 {commit.Stream.Key}, commit {commit.Number}: no cycle issued the effect {commit.CommandId}, or it has arrived before";
        }

        foreach (var (id, consequence) in ConsequenceRegistry.Default.Of(StreamKey.Parse(commit.Stream.Key), commit.Number, events))
        {
            _owed[id.Value] = new Owed(commit.Stream.Key, commit.Number, commit.Position, consequence.Name, consequence.Target.Text, false);
            _notes[NoteOf(consequence.Name, id.Value)] = id.Value;
        }

        return null;
    }

    /// <summary>A refused consequence may still arrive: after a crash it is delivered again, and its target judges anew.</summary>
    private void Refuse(Commit commit)
    {
        if (_notes.TryGetValue(commit.CommandId, out var id) && _owed.TryGetValue(id, out var owed) && owed.Source == commit.Stream.Key)
        {
            _owed[id] = owed with { Refused = true };
        }
    }

    private static Guid NoteOf(string name, Guid consequence) => SystemCommand.IdOf(name, NoteKind, consequence.ToString()).Value;

    public sealed record Owed(string Source, long Number, long Position, string Name, string Target, bool Refused)
    {
        public override string ToString() => $"{Source}, commit {Number}: {Name} for {Target}";
    }
}
