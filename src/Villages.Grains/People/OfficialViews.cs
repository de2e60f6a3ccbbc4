using Villages.Domain.People;
using Villages.Domain.Stars;
using Villages.Grains.Cycles;

namespace Villages.Grains.People;

/// <summary>What readers and cycles see of an official, as pure functions of its state.</summary>
internal static class OfficialViews
{
    public static OfficialPage Page(OfficialState state, long number, DateOnly today) => new()
    {
        Id = state.Id,
        Version = number,
        Tenures = state.Tenures,
        Grids = state.Grids,
        Stars = state.Stars.InForce?.StarsAfter,
        MonthlyStarPay = state.Stars.InForce?.Pay?.Total,
        LockedUntil = state.Stars.InForce?.LockedUntil is { } until && until >= today ? until : null,
        DiedOn = state.DiedOn,
        StarRecords = [.. state.Stars.Slots.Reverse().Select(slot => new StarRecordView
        {
            Cycle = slot.Cycle,
            Round = slot.Round,
            Village = slot.Village,
            Grade = slot.Grade,
            Total = slot.Total,
            StarsBefore = slot.StarsBefore,
            StarsAfter = slot.StarsAfter,
            CountyRank = slot.RankInCounty,
            MonthlyPay = slot.Pay?.Total,
            Unrated = slot.Reason,
            RulebookHash = slot.RulebookHash,
        })],
    };

    /// <summary>Dated facts asked inside the prefix that was known; the slot of the asking cycle never counts.</summary>
    public static CareerFacts Career(OfficialState state, long number, FactsQuery query)
    {
        var present = state.Tenures.LastOrDefault(tenure => tenure.Position == Position.Secretary && tenure.Covers(query.AsOf));
        var career = new Career(
            [.. state.Tenures.Where(tenure => tenure.From <= query.AsOf)],
            state.Stars.Before(query.Cycle),
            [.. state.Stars.Honours.Where(honour => honour.On <= query.AsOf)],
            [.. state.Stars.Vetoes.Where(veto => veto.On <= query.AsOf)]);
        return new CareerFacts(career, present is null ? 0 : TenureArithmetic.MonthsInPost(present, query.AsOf), number);
    }
}
