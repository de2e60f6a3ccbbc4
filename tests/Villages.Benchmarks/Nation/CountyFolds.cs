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
        var views = await Task.WhenAll(register.Counties.Select(county => Insistence.UntilAnswered(() => _grains.Area(county.Code).Read())));
        return views.ToDictionary(view => view.Code, view => view.Totals);
    }

    /// <summary>The fold of every village's stream, summed up by county.</summary>
    public async Task<Dictionary<AreaCode, AreaTotals>> Journal(DateOnly today)
    {
        var folds = new Dictionary<AreaCode, AreaTotals>();
        foreach (var county in register.Counties)
        {
            var villages = new List<VillageSummary>();
            foreach (var some in county.Villages.Chunk(AtOnce))
            {
                villages.AddRange((await Task.WhenAll(some.Select(Fold))).Select(village => village.Summarise(today)));
            }

            folds[county.Code] = AreaTotals.Of(villages);
        }

        return folds;
    }

    private async Task<VillageState> Fold(AreaCode village)
    {
        var key = village.Stream;
        return StreamFold<VillageState>.Empty(key).Through(await _journal.Read(new StreamId(key.Home, key.Text)), _codec).State;
    }
}
