using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Grids;

namespace Villages.Host.FirstRun;

/// <summary>1,400 grids of three levels, one worker each; how they split by level is invented.</summary>
internal static class DemoGrids
{
    private const int Level2OfCommunity = 5;
    private const int Level2OfVillage = 3;
    private const int Level3OfCommunity = 20;

    public static IEnumerable<(GridId Id, RegisterGrid Grid, GridWorkerKind Worker)> Of(IReadOnlyList<AreaRow> villages, DateOnly from)
    {
        var communities = villages.Count(v => v.Code.Kind == AreaKind.Community);
        var rural = villages.Count - communities;
        var left = DemoCounty.Grids - villages.Count - (communities * (Level2OfCommunity + Level3OfCommunity)) - (rural * Level2OfVillage);
        var seen = 0;
        foreach (var village in villages)
        {
            var urban = village.Code.Kind == AreaKind.Community;
            var level3 = urban ? Level3OfCommunity : (left / rural) + (seen++ < left % rural ? 1 : 0);
            foreach (var grid in OfVillage(village, urban, urban ? Level2OfCommunity : Level2OfVillage, level3, from))
            {
                yield return grid;
            }
        }
    }

    private static IEnumerable<(GridId Id, RegisterGrid Grid, GridWorkerKind Worker)> OfVillage(
        AreaRow village, bool urban, int level2, int level3, DateOnly from)
    {
        var dice = new DemoDice("grids" + village.Code);
        var setting = urban ? GridSetting.Urban : GridSetting.Rural;
        var name = DemoCounty.Short(village.Name);
        var households = Enumerable.Range(0, level3).Select(_ => dice.Between(urban ? 28 : 18, urban ? 60 : 45)).ToArray();
        yield return (Id(1), new RegisterGrid($"{name}一级网格", 1, setting, households.Sum(), from), urban ? GridWorkerKind.FullTimeUrban : GridWorkerKind.FullTimeRural);
        for (var i = 0; i < level2; i++)
        {
            yield return (Id(2 + i), new RegisterGrid($"{name}{i + 1}片区", 2, setting, households.Where((_, h) => h % level2 == i).Sum(), from, Id(1)),
                urban ? GridWorkerKind.FullTimeUrban : GridWorkerKind.FullTimeRural);
        }

        for (var i = 0; i < level3; i++)
        {
            yield return (Id(2 + level2 + i), new RegisterGrid($"{name}{i + 1}号{(urban ? "楼组" : "院落组")}", 3, setting, households[i], from, Id(2 + (i % level2))),
                urban ? GridWorkerKind.CommunityAssistant : GridWorkerKind.RuralLiaison);
        }

        GridId Id(int number) => GridId.Parse($"{village.Code}{number:000}");
    }
}
