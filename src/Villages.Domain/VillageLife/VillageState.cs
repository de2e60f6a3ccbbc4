using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Grids;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Domain.Readings;

namespace Villages.Domain.VillageLife;

/// <summary>
/// Fold of <c>village/&lt;12 digits&gt;</c> or <c>community/&lt;12 digits&gt;</c>: it owns readings and the occupancy of posts, and keeps notes of what other
/// streams own. The code is the one at birth.
/// </summary>
public sealed record VillageState(AreaCode Code) : IState<VillageState>
{
    public static string Format => "village.village.v1";

    /// <summary>Ordered by first day, then position and person.</summary>
    public ImmutableArray<Seat> Seats { get; init; } = [];

    /// <summary>Everything ever recorded, in order of recording.</summary>
    public ReadingBook Readings { get; init; } = ReadingBook.Empty;

    public ImmutableSortedDictionary<string, GridNote> Grids { get; init; } = ImmutableSortedDictionary.Create<string, GridNote>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, ImmutableArray<GridAssignment>> GridWorkers { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<GridAssignment>>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, CentreNote> Centres { get; init; } = ImmutableSortedDictionary.Create<string, CentreNote>(StringComparer.Ordinal);

    /// <summary>Stars by person, of everybody who was rated for this village or brought stars into its secretary's post.</summary>
    public ImmutableSortedDictionary<string, SecretaryStars> Stars { get; init; } = ImmutableSortedDictionary.Create<string, SecretaryStars>(StringComparer.Ordinal);

    public long Version { get; init; }

    public static VillageState Empty(StreamKey stream) => new(AreaCode.Parse(stream.Id[..12]));

    public VillageState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        ReadingsRecorded e => this with { Readings = Readings.With(e.Readings) },
        PostFilled e => this with { Seats = Seats.With(e.Person, e.Tenure) },
        PostVacated e => this with { Seats = Seats.With(e.Person, e.Tenure) },
        PostWithdrawn e => this with { Seats = Seats.Without(e.Person, e.Tenure) },
        GridNoted e => this with { Grids = Grids.SetItem(e.Grid.Grid.Value, e.Grid) },
        GridClosingNoted e => this with { Grids = Grids.SetItem(e.Grid.Value, Grids[e.Grid.Value] with { To = e.LastDay }) },
        GridWorkerNoted e => this with { GridWorkers = GridWorkers.SetItem(e.Grid.Value, WithWorker(e)) },
        GridWorkerWithdrawalNoted e => this with { GridWorkers = GridWorkers.SetItem(e.Grid.Value, WorkersOf(e.Grid).RemoveAll(a => a.From == e.Assignment.From)) },
        CentreNoted e => this with { Centres = Centres.SetItem(e.Centre.Centre.Value, e.Centre) },
        CentreClosingNoted e => this with { Centres = Centres.SetItem(e.Centre.Value, Centres[e.Centre.Value] with { To = e.LastDay }) },
        SecretaryStarsNoted e => this with { Stars = Stars.SetItem(e.Stars.Person.Value, e.Stars) },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    /// <summary>The person who is Party secretary on the day, or null when the post is vacant.</summary>
    public PersonId? SecretaryOn(DateOnly date) => HolderOn(Position.Secretary, date);

    public PersonId? DirectorOn(DateOnly date) => HolderOn(Position.Director, date);

    public ImmutableArray<GridAssignment> WorkersOf(GridId grid) => GridWorkers.GetValueOrDefault(grid.Value, []);

    private PersonId? HolderOn(Position position, DateOnly date)
    {
        foreach (var seat in Seats)
        {
            if (seat.Tenure.Position == position && seat.Tenure.Covers(date))
            {
                return seat.Person;
            }
        }

        return null;
    }

    private ImmutableArray<GridAssignment> WithWorker(GridWorkerNoted noted) =>
        WorkersOf(noted.Grid).RemoveAll(a => a.From == noted.Assignment.From).Add(noted.Assignment);
}
