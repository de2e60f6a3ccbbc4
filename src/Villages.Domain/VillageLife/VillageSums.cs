using Villages.Domain.Centres;
using Villages.Domain.People;

namespace Villages.Domain.VillageLife;

/// <summary>Sums a village up for its county: a pure function of state and day.</summary>
public static class VillageSums
{
    public static VillageSummary Summarise(this VillageState state, DateOnly on)
    {
        var secretary = state.SecretaryOn(on);
        var stars = secretary is { } person ? state.Stars.GetValueOrDefault(person.Value) : null;
        var grids = state.Grids.Values.Where(g => Stands(g.From, g.To, on)).ToArray();
        var centres = state.Centres.Values.Where(c => Stands(c.From, c.To, on)).ToArray();
        var period = state.Readings.LatestPeriod;
        return new VillageSummary(state.Code)
        {
            Secretary = secretary,
            Stars = stars?.Stars,
            Grade = stars?.Grade,
            GridsLevel1 = grids.Count(g => g.Level == 1),
            GridsLevel2 = grids.Count(g => g.Level == 2),
            GridsLevel3 = grids.Count(g => g.Level == 3),
            GridWorkers = grids.Count(g => state.WorkersOf(g.Grid).Any(w => w.Covers(on))),
            Centres = centres.Count(c => c.Form == CentreKind.Centre),
            Stations = centres.Count(c => c.Form == CentreKind.Station),
            LatestPeriod = period,
            Readings = period is { } latest ? state.Readings.Current(latest).Count : 0,
            ChangesAt = NextChange(state, on),
        };
    }

    /// <summary>First day after the given one on which a dated fact begins or has ended; null when there is none.</summary>
    private static DateOnly? NextChange(VillageState state, DateOnly on)
    {
        var spans = state.Seats.Where(s => s.Tenure.Position == Position.Secretary).Select(s => (s.Tenure.From, s.Tenure.To))
            .Concat(state.Grids.Values.Select(g => (g.From, g.To)))
            .Concat(state.GridWorkers.Values.SelectMany(workers => workers).Select(w => (w.From, w.To)))
            .Concat(state.Centres.Values.Select(c => (c.From, c.To)));
        DateOnly? next = null;
        foreach (var (from, to) in spans)
        {
            next = Sooner(next, from, on);
            next = to is { } last && last < DateOnly.MaxValue ? Sooner(next, last.AddDays(1), on) : next;
        }

        return next;
    }

    private static DateOnly? Sooner(DateOnly? next, DateOnly candidate, DateOnly on) =>
        candidate > on && (next is null || candidate < next) ? candidate : next;

    private static bool Stands(DateOnly from, DateOnly? to, DateOnly on) => from <= on && (to is null || to >= on);
}
