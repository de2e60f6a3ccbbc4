using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Stars;
using Villages.Domain.Stars.Events;

namespace Villages.Domain.People;

/// <summary>Fold of <c>official/&lt;person&gt;</c>: tenures learned from villages, work learned from grids, and the stars of its cycles.</summary>
public sealed record OfficialState(PersonId Id) : IState<OfficialState>
{
    public static string Format => "people.official.v3";

    /// <summary>Ordered by first day, then organisation and position.</summary>
    public ImmutableArray<Tenure> Tenures { get; init; } = [];

    /// <summary>Ordered by first day, then grid.</summary>
    public ImmutableArray<GridWork> Grids { get; init; } = [];

    public OfficialStarsState Stars { get; init; } = OfficialStarsState.Empty;

    public DateOnly? DiedOn { get; init; }

    /// <summary>The person's fields are unreadable: nobody can hold a post under this id any more.</summary>
    public bool Erased { get; init; }

    public long Version { get; init; }

    public static OfficialState Empty(StreamKey stream) => new(PersonId.Parse(stream.Id));

    public OfficialState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        TenureBegun e => this with { Tenures = With(e.Tenure) },
        TenureEnded e => this with { Tenures = With(e.Tenure) },
        TenureWithdrawn e => this with { Tenures = Tenures.RemoveAll(e.Tenure.IsSameAs) },
        GridWorkNoted e => this with { Grids = [.. Grids.RemoveAll(e.Work.IsSameAs).Add(e.Work).OrderBy(w => w.Assignment.From).ThenBy(w => w.Grid.Value, StringComparer.Ordinal)] },
        GridWorkWithdrawn e => this with { Grids = Grids.RemoveAll(e.Work.IsSameAs) },
        OfficialErased => this with { Erased = true },
        OfficialDied e => this with { DiedOn = e.On },
        SecretaryRated or SecretaryNotRated or StarPayEntitled or HonourGranted or VetoRecorded => this with { Stars = Stars.Apply(happened) },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    public Tenure? Find(Tenure tenure) => Tenures.FirstOrDefault(tenure.IsSameAs);

    public GridWork? Find(GridWork work) => Grids.FirstOrDefault(work.IsSameAs);

    public OfficialView View() => new(Id, Tenures, DiedOn, Version);

    private ImmutableArray<Tenure> With(Tenure tenure) =>
        [.. Tenures.RemoveAll(tenure.IsSameAs).Add(tenure).OrderBy(t => t.From).ThenBy(t => t.Organisation).ThenBy(t => t.Position)];
}

/// <summary>An official's tenures, oldest first.</summary>
[GenerateSerializer, Immutable, Alias("people.official-view")]
public sealed record OfficialView(
    [property: Id(0)] PersonId Id,
    [property: Id(1)] IReadOnlyList<Tenure> Tenures,
    [property: Id(2)] DateOnly? DiedOn,
    [property: Id(3)] long Version);
