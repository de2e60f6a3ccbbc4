using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Stars.Events;

namespace Villages.Domain.Stars;

/// <summary>
/// The stars of one official: a part of the state of stream <c>official/&lt;id&gt;</c>. Slot = cycle; a later round of a cycle replaces the earlier one,
/// and what is in force before a cycle never depends on that cycle's own slot, so a rerun starts from the same base.
/// </summary>
public sealed record OfficialStarsState(
    ImmutableArray<StarSlot> Slots, ImmutableArray<HonourFact> Honours, ImmutableArray<VetoFact> Vetoes)
{
    public static readonly OfficialStarsState Empty = new([], [], []);

    /// <summary>The newest slot with a rating; null when never rated.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public StarSlot? InForce => Slots.LastOrDefault(slot => slot.Rated);

    /// <summary>Stars in force when a cycle's own slot is left out; null when no other cycle rated.</summary>
    public int? InForceBeside(CycleId cycle) => Slots.LastOrDefault(slot => slot.Rated && slot.Cycle != cycle)?.StarsAfter;

    /// <summary>Folds an event of this part; any other leaves it as it is.</summary>
    public OfficialStarsState Apply(IEvent happened) => happened switch
    {
        SecretaryRated e => Place(new StarSlot(
            e.Cycle, e.Period, e.Round, e.Village, e.Grade, e.Total, e.StarsBefore, e.StarsAfter, e.HonourStars, e.RankInCounty, e.RankInTownship,
            e.LockedUntil, Pay: null, Reason: null, e.RulebookHash, e.Engine, e.Trace)),
        SecretaryNotRated e => Place(new StarSlot(
            e.Cycle, e.Period, e.Round, e.Village, Grade: null, Total: null, StarsBefore: null, StarsAfter: null, HonourStars: 0,
            RankInCounty: null, RankInTownship: null, LockedUntil: null, Pay: null, e.Reason, e.RulebookHash, e.Engine, Trace: [])),
        StarPayEntitled e when Slot(e.Cycle) is { } slot && slot.Round == e.Round =>
            Place(slot with { Pay = new StarPay(e.Basic, e.Performance, e.Stars) }),
        HonourGranted e when Honours.All(known => known.Document != e.Document) =>
            this with { Honours = Honours.Add(new HonourFact(e.Level, e.On, e.Document)) },
        VetoRecorded e when Vetoes.All(known => (known.Code, known.Document) != (e.Veto, e.Document)) =>
            this with { Vetoes = Vetoes.Add(new VetoFact(e.Veto, e.On, e.LockedUntil, e.Document)) },
        _ => this,
    };

    public StarSlot? Slot(CycleId cycle) => Slots.FirstOrDefault(slot => slot.Cycle == cycle);

    /// <summary>Round in force of a cycle's slot, 0 when there is none: what the next round supersedes.</summary>
    public int Round(CycleId cycle) => Slot(cycle)?.Round ?? 0;

    /// <summary>The record that a rating of this cycle may see: rated slots of the same scheme with earlier periods, oldest first.</summary>
    public ImmutableArray<PastRating> Before(CycleId cycle) =>
    [
        .. Slots.Where(slot => slot.Rated && slot.Cycle.Scheme == cycle.Scheme && slot.Period < cycle.Period)
            .Select(slot => new PastRating(slot.Cycle, slot.Grade!, slot.StarsAfter!.Value, slot.HonourStars)),
    ];

    /// <summary>Slots stand in order of period and attempt; a round older than the one in force is ignored.</summary>
    private OfficialStarsState Place(StarSlot slot) => Round(slot.Cycle) > slot.Round
        ? this
        : this with
        {
            Slots = Slots.IsEmpty || Order(Slots[^1], slot) < 0 ? Slots.Add(slot)
                : Slots[^1].Cycle == slot.Cycle ? Slots.SetItem(Slots.Length - 1, slot)
                : [.. Slots.Where(known => known.Cycle != slot.Cycle).Append(slot).Order(Comparer<StarSlot>.Create(Order))],
        };

    private static int Order(StarSlot one, StarSlot other)
    {
        var order = one.Period.CompareTo(other.Period);
        order = order != 0 ? order : one.Cycle.Attempt.CompareTo(other.Cycle.Attempt);
        return order != 0 ? order : string.CompareOrdinal(one.Cycle.Scheme, other.Cycle.Scheme);
    }
}

/// <summary>What one cycle left on an official's record.</summary>
/// <param name="Reason">Code of the reason when not rated.</param>
[GenerateSerializer, Immutable, Alias("stars.slot")]
public sealed record StarSlot(
    [property: Id(0)] CycleId Cycle,
    [property: Id(1)] Period Period,
    [property: Id(2)] int Round,
    [property: Id(3)] AreaCode Village,
    [property: Id(4)] string? Grade,
    [property: Id(5)] decimal? Total,
    [property: Id(6)] int? StarsBefore,
    [property: Id(7)] int? StarsAfter,
    [property: Id(8)] int HonourStars,
    [property: Id(9)] int? RankInCounty,
    [property: Id(10)] int? RankInTownship,
    [property: Id(11)] DateOnly? LockedUntil,
    [property: Id(12)] StarPay? Pay,
    [property: Id(13)] string? Reason,
    [property: Id(14)] string RulebookHash,
    [property: Id(15)] int Engine,
    [property: Id(16)] ImmutableArray<TraceLine> Trace)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Rated => StarsAfter is not null;
}
