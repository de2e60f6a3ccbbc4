using Villages.Domain;
using Villages.Domain.Consequences;

namespace Villages.Grains.Journaling;

/// <summary>What every grain with a stream can do besides its own commands.</summary>
[Alias("journaling.journal-grain")]
internal interface IJournalGrain : IGrainWithStringKey
{
    /// <summary>Keeps at the source that a consequence of one of its commits was refused by its target.</summary>
    [Alias("note-refused-consequence")]
    Task<Outcome<Receipt>> Note(Command<NoteRefusedConsequence> command);
}
