using Villages.Domain;
using Villages.Domain.Events;
using Villages.Domain.VillageLife;
using Villages.Grains.Journaling;
using Villages.Testing;

namespace Villages.Grains.Tests.Areas;

/// <summary>What an area must say: its villages folded from the journal, without a grain.</summary>
internal static class JournalFold
{
    /// <summary>Waits until an area says the same as the fold; from the commit on that is a second at most, on a quiet machine.</summary>
    public static Task EqualsArea(LiveCounty county, AreaCode area) => Eventually.Holds($"{area} equals the fold of the journal", async () =>
        (await county.Grains.Area(area).Read()).Totals.Equals(await Of(county)), TimeSpan.FromSeconds(10));

    public static async Task<AreaTotals> Of(LiveCounty county)
    {
        var (totals, today) = (AreaTotals.Zero, county.Clock.Today());
        foreach (var row in county.Register.Tree.VillagesUnder(LiveCounty.County, today))
        {
            var fold = StreamFold<VillageState>.Empty(row.Stream);
            foreach (var commit in await county.Journal.Read(new Journal.StreamId(row.Stream.Home, row.Stream.Text)))
            {
                fold = fold.Append(commit, EventCodec.Default.Decode(commit.Data));
            }

            totals = totals.Add(fold.State.Summarise(today));
        }

        return totals;
    }
}
