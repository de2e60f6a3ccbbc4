using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Publications;

namespace Villages.Grains.Cycles;

/// <summary>Steps that a cycle's driver takes on its own grain, in turn with the commands of others. Key: <c>cycle/&lt;cycle id&gt;</c>.</summary>
[Alias("cycles.cycle-steps")]
internal interface ICycleSteps : IGrainWithStringKey
{
    [Alias("begin")]
    Task<Outcome<Receipt>> Take(Command<BeginCollecting> command);

    [Alias("freeze")]
    Task<Outcome<Receipt>> Take(Command<FreezeCycle> command);

    [Alias("keep-outcomes")]
    Task<Outcome<Receipt>> Take(Command<KeepOutcomes> command);

    [Alias("calibrate")]
    Task<Outcome<Receipt>> Take(Command<CalibrateCycle> command);

    /// <summary>Begins the round that upheld objections call for.</summary>
    [Alias("correct")]
    Task<Outcome<Receipt>> Take(Command<RerunCycle> command);

    /// <summary>Begins the round that an accepted amendment calls for.</summary>
    [Alias("amend")]
    Task<Outcome<Receipt>> Take(Command<BeginAmendment> command);

    [Alias("note-publication-closed")]
    Task<Outcome<Receipt>> Note(Command<NotePublicationClosed> command);

    [Alias("note-item-settled")]
    Task<Outcome<Receipt>> Note(Command<NoteItemSettled> command);

    [Alias("archive")]
    Task<Outcome<Receipt>> Take(Command<ArchiveCycle> command);

    /// <summary>The view as the journal has it now, also when another activation went on: for whoever decides whether the cycle still needs a heartbeat.</summary>
    [AlwaysInterleave, Alias("standing")]
    Task<CycleView?> Standing();

    [AlwaysInterleave, Alias("report-effects")]
    Task Report(EffectProgress progress);
}

/// <param name="Position">Feed position of the area's newest effect batch.</param>
[GenerateSerializer, Immutable, Alias("cycles.effect-progress")]
internal sealed record EffectProgress(
    [property: Id(0)] AreaCode Area, [property: Id(1)] int Round, [property: Id(2)] int Count, [property: Id(3)] long Position,
    [property: Id(4)] bool Complete, [property: Id(5)] int Refused);
