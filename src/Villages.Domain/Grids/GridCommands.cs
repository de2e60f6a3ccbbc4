namespace Villages.Domain.Grids;

/// <param name="Level">1 village or community, 2 estate or natural village, 3 buildings or a cluster of households.</param>
/// <param name="Parent">Grid one level up in the same village; a grid of level 1 has none.</param>
[GenerateSerializer, Immutable, Alias("grids.register-grid")]
public sealed record RegisterGrid(
    [property: Id(0)] string Name,
    [property: Id(1)] int Level,
    [property: Id(2)] GridSetting Setting,
    [property: Id(3)] int Households,
    [property: Id(4)] DateOnly From,
    [property: Id(5)] GridId? Parent = null) : ICommandBody
{
    public string Kind => "grids.register";

    public DateOnly? DeedOn => From;
}

/// <summary>Replaces what is given; null leaves it as it is.</summary>
[GenerateSerializer, Immutable, Alias("grids.revise-grid")]
public sealed record ReviseGrid(
    [property: Id(0)] string? Name = null,
    [property: Id(1)] int? Households = null) : ICommandBody
{
    public string Kind => "grids.revise";
}

/// <summary>Puts a worker on the grid; the days must be free. A vacancy that is funded but not named has no person.</summary>
[GenerateSerializer, Immutable, Alias("grids.assign-worker")]
public sealed record AssignGridWorker(
    [property: Id(0)] GridWorkerKind Worker,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly? To = null,
    [property: Id(3)] PersonId? Person = null) : ICommandBody
{
    public string Kind => "grids.assign-worker";

    public DateOnly? DeedOn => From;
}

/// <summary>Ends the assignment that covers the day <paramref name="To"/>, its last.</summary>
[GenerateSerializer, Immutable, Alias("grids.release-worker")]
public sealed record ReleaseGridWorker([property: Id(0)] DateOnly To) : ICommandBody
{
    public string Kind => "grids.release-worker";

    public DateOnly? DeedOn => To;
}

/// <summary>Consequence of a death or an erasure: the assignment of a person that began on a day ends, or is withdrawn. One that has ended by then, or was never made, changes nothing.</summary>
/// <param name="LastDay">Null, or before the first day: the assignment never was.</param>
[GenerateSerializer, Immutable, Alias("grids.end-assignment")]
public sealed record EndGridAssignment(
    [property: Id(0)] PersonId Person, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly? LastDay = null) : ICommandBody
{
    public string Kind => "grids.end-assignment";

    public DateOnly? DeedOn => LastDay ?? From;
}

[GenerateSerializer, Immutable, Alias("grids.close-grid")]
public sealed record CloseGrid([property: Id(0)] DateOnly LastDay) : ICommandBody
{
    public string Kind => "grids.close";

    public DateOnly? DeedOn => LastDay;
}
