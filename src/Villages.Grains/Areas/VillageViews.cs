using Villages.Domain.Areas;
using Villages.Domain.People;
using Villages.Domain.Readings;
using Villages.Domain.Stars;
using Villages.Domain.VillageLife;
using Villages.Grains.Cycles;

namespace Villages.Grains.Areas;

/// <summary>What readers and cycles see of a village, as pure functions of its state.</summary>
internal static class VillageViews
{
    public static VillageView View(VillageState state, long number, AreaTree tree, DateOnly today) => new()
    {
        Code = state.Code,
        Name = tree.Find(state.Code, today)?.Name ?? state.Code.Value,
        Kind = state.Code.Kind,
        Version = number,
        Summary = state.Summarise(today),
        Posts = [.. state.Seats.Where(seat => seat.Tenure.Covers(today))
            .Select(seat => new PostView(seat.Tenure.Position, seat.Person, seat.Tenure.From, seat.Tenure.To))],
        Readings = state.Readings.LatestPeriod is not { } period ? [] : [.. state.Readings.Current(period)
            .Select(reading => new ReadingView(
                reading.Indicator, reading.Period, reading.Value, reading.Source, reading.Sequence, reading.ObservedOn, reading.Evidence))],
        Grids = [.. state.Grids.Keys],
        Centres = [.. state.Centres.Keys],
    };

    /// <summary>Dated facts asked inside the prefix that was known: never a fold filtered by date.</summary>
    public static VillageFacts Facts(VillageState state, long number, FactsQuery query)
    {
        var seat = state.Seats.LastOrDefault(s => s.Tenure.Position == Position.Secretary && s.Tenure.Covers(query.AsOf));
        var readings = state.Readings.Current(query.Cycle.Period).Select(Fact).ToArray();
        return new VillageFacts(state.Code, seat?.Person, seat?.Tenure.From, readings, number);
    }

    private static ReadingFact Fact(Reading reading)
    {
        var source = $"{reading.Source}#{reading.Sequence}";
        return reading.Value.Ballots is { } ballots
            ? ReadingFact.Of(reading.Indicator, ballots.Votes, source, reading.Evidence)
            : ReadingFact.Of(reading.Indicator, reading.Value.Score!.Value, source, reading.Evidence);
    }
}
