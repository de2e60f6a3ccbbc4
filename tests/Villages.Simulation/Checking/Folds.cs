using Villages.Domain;
using Villages.Domain.Events;
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

    public static AreaTotals CountyTotals(MemoryTables tables) => SmallCounty.Villages.Aggregate(
        AreaTotals.Zero, (sum, village) => sum.Add(Of<VillageState>(tables, village.Stream).Summarise(new DateOnly(2026, 3, 2))));
}
