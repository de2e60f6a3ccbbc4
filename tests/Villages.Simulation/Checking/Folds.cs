using Villages.Domain;
using Villages.Domain.Events;
using Villages.Domain.Readings;
using Villages.Domain.VillageLife;
using Villages.Grains.Journaling;
using Villages.Journal;
using Villages.Simulation.County;
using Villages.Simulation.Database;

namespace Villages.Simulation.Checking;

/// <summary>States folded from the tables alone, without a grain.</summary>
internal static class Folds
{
    public static TState Of<TState>(MemoryTables tables, StreamKey key)
        where TState : class, IState<TState>
    {
        var fold = StreamFold<TState>.Empty(key);
        foreach (var commit in tables.Stream(new StreamId(key.Home, key.Text)))
        {
            fold = fold.Append(commit, EventCodec.Default.Decode(commit.Data));
        }

        return fold.State;
    }

    /// <summary>A reading that a village recorded twice, as only a decision on an old state can.</summary>
    public static string? Twice(MemoryTables tables, StreamKey village) => tables.Stream(new StreamId(village.Home, village.Text))
        .SelectMany(commit => EventCodec.Default.Decode(commit.Data)).OfType<ReadingsRecorded>().SelectMany(recorded => recorded.Readings)
        .GroupBy(reading => $"{reading.Source}#{reading.Sequence}").FirstOrDefault(same => same.Count() > 1)?.Key;

    public static AreaTotals CountyTotals(MemoryTables tables) => SmallCounty.Villages.Aggregate(
        AreaTotals.Zero, (sum, village) => sum.Add(Of<VillageState>(tables, village.Stream).Summarise(new DateOnly(2026, 3, 2))));
}
