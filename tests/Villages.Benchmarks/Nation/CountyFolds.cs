using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Domain.Events;
using Villages.Domain.VillageLife;
using Villages.Grains;
using Villages.Grains.Journaling;
using Villages.Journal;

namespace Villages.Benchmarks.Nation;

/// <summary>What the pages of all counties show, and what the journal says that they must.</summary>
internal sealed class CountyFolds(IServiceProvider services, NationRegister register)
{
    private const int AtOnce = 64;

    private readonly IGrainFactory _grains = services.GetRequiredService<IGrainFactory>();
    private readonly IJournal _journal = services.GetRequiredService<IJournal>();
    private readonly EventCodec _codec = services.GetRequiredService<EventCodec>();

    public async Task<Dictionary<AreaCode, AreaTotals>> Pages()
    {
        var views = await Task.WhenAll(register.Counties.Select(county => _grains.Area(county.Code).Read()));
        return views.ToDictionary(view => view.Code, view => view.Totals);
    }

    /// <returns>The first county whose page differs from the fold of its villages' streams; null when all agree.</returns>
    public async Task<AreaCode?> FirstDifference(IReadOnlyDictionary<AreaCode, AreaTotals> pages, DateOnly today)
    {
        foreach (var county in register.Counties)
        {
            var fold = AreaTotals.Zero;
            foreach (var some in county.Villages.Chunk(AtOnce))
            {
                fold = (await Task.WhenAll(some.Select(Fold))).Aggregate(fold, (totals, village) => totals.Add(village.Summarise(today)));
            }

            if (pages[county.Code] != fold)
            {
                return county.Code;
            }
        }

        return null;
    }

    private async Task<VillageState> Fold(AreaCode village)
    {
        var key = village.Stream;
        return StreamFold<VillageState>.Empty(key).Through(await _journal.Read(new StreamId(key.Home, key.Text)), _codec).State;
    }
}
