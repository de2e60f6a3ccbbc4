using System.Collections.Immutable;
using Villages.Domain.Events;

namespace Villages.Domain.Grids;

/// <summary>A worker on a grid from a day to a day, both inclusive.</summary>
[GenerateSerializer, Immutable, Alias("grids.assignment")]
public sealed record GridAssignment(
    [property: Id(0)] GridWorkerKind Worker,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly? To = null,
    [property: Id(3)] PersonId? Person = null)
{
    public bool Covers(DateOnly date) => From <= date && (To is null || To >= date);
}

/// <summary>Fold of <c>grid/&lt;15 digits&gt;</c>.</summary>
public sealed record GridState(GridId Id) : IState<GridState>
{
    public static string Format => "grids.grid.v1";

    /// <summary>Null until registered.</summary>
    public string? Name { get; init; }

    public int Level { get; init; }

    public GridSetting Setting { get; init; }

    public int Households { get; init; }

    public GridId? Parent { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public ImmutableArray<GridAssignment> Assignments { get; init; } = [];

    public long Version { get; init; }

    public static GridState Empty(StreamKey stream) => new(GridId.Parse(stream.Id));

    public GridState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        GridRegistered e => this with
        {
            Name = e.Name, Level = e.Level, Setting = e.Setting, Households = e.Households, From = e.From, Parent = e.Parent,
        },
        GridRevised e => this with { Name = e.Name ?? Name, Households = e.Households ?? Households },
        GridWorkerAssigned e => this with { Assignments = Assignments.Add(e.Assignment) },
        GridWorkerReleased e => this with { Assignments = Assignments.RemoveAll(a => a.From == e.Assignment.From).Add(e.Assignment) },
        GridWorkerWithdrawn e => this with { Assignments = Assignments.RemoveAll(a => a.From == e.Assignment.From) },
        GridClosed e => this with { To = e.LastDay },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    public GridView View(DateOnly on) =>
        new(Id, Name ?? "", Level, Setting, Households, Parent, From, To, Assignments.FirstOrDefault(a => a.Covers(on)), Version);
}

/// <param name="Worker">Whoever is assigned on the day asked for.</param>
[GenerateSerializer, Immutable, Alias("grids.grid-view")]
public sealed record GridView(
    [property: Id(0)] GridId Id,
    [property: Id(1)] string Name,
    [property: Id(2)] int Level,
    [property: Id(3)] GridSetting Setting,
    [property: Id(4)] int Households,
    [property: Id(5)] GridId? Parent,
    [property: Id(6)] DateOnly? From,
    [property: Id(7)] DateOnly? To,
    [property: Id(8)] GridAssignment? Worker,
    [property: Id(9)] long Version);
