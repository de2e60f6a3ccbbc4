using Villages.Domain.Grids;

namespace Villages.Domain.VillageLife;

/// <summary>Consequence of a registered grid.</summary>
[GenerateSerializer, Immutable, Alias("village.note-grid")]
public sealed record NoteGrid([property: Id(0)] GridNote Grid) : ICommandBody
{
    public string Kind => "village.note-grid";

    public DateOnly? DeedOn => Grid.From;
}

/// <summary>Consequence of a closed grid.</summary>
[GenerateSerializer, Immutable, Alias("village.note-grid-closed")]
public sealed record NoteGridClosed([property: Id(0)] GridId Grid, [property: Id(1)] DateOnly LastDay) : ICommandBody
{
    public string Kind => "village.note-grid-closed";

    public DateOnly? DeedOn => LastDay;
}

/// <summary>Consequence of an assigned or released grid worker; grid and first day name the assignment.</summary>
[GenerateSerializer, Immutable, Alias("village.note-grid-worker")]
public sealed record NoteGridWorker([property: Id(0)] GridId Grid, [property: Id(1)] GridAssignment Assignment) : ICommandBody
{
    public string Kind => "village.note-grid-worker";

    public DateOnly? DeedOn => Assignment.To ?? Assignment.From;
}

/// <summary>Consequence of a withdrawn grid worker: the assignment never was.</summary>
[GenerateSerializer, Immutable, Alias("village.note-grid-worker-withdrawn")]
public sealed record NoteGridWorkerWithdrawn([property: Id(0)] GridId Grid, [property: Id(1)] GridAssignment Assignment) : ICommandBody
{
    public string Kind => "village.note-grid-worker-withdrawn";
}

/// <summary>Consequence of a registered centre or station.</summary>
[GenerateSerializer, Immutable, Alias("village.note-centre")]
public sealed record NoteCentre([property: Id(0)] CentreNote Centre) : ICommandBody
{
    public string Kind => "village.note-centre";

    public DateOnly? DeedOn => Centre.From;
}

/// <summary>Consequence of a closed centre or station.</summary>
[GenerateSerializer, Immutable, Alias("village.note-centre-closed")]
public sealed record NoteCentreClosed([property: Id(0)] CentreId Centre, [property: Id(1)] DateOnly LastDay) : ICommandBody
{
    public string Kind => "village.note-centre-closed";

    public DateOnly? DeedOn => LastDay;
}

/// <summary>Consequence of an effective star cycle, or of a rated secretary who moves in. An older cycle or round of the same person changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("village.note-secretary-stars")]
public sealed record NoteSecretaryStars([property: Id(0)] SecretaryStars Stars) : ICommandBody
{
    public string Kind => "village.note-secretary-stars";
}
