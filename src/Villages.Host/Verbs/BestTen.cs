using Villages.Domain;
using Villages.Domain.Stars;
using Villages.Grains;
using Villages.Grains.Cycles;

namespace Villages.Host.Verbs;

/// <summary>The ten best of a cycle, a line each with the reasons.</summary>
internal static class BestTen
{
    private const int Count = 10;

    /// <summary>Steps that another line of the explanation sums up.</summary>
    private static readonly string[] Details =
        [TraceCodes.Item, TraceCodes.Band, TraceCodes.Total, TraceCodes.StarsAfter, "way-up"];

    public static async Task Print(IGrainFactory grains, CycleId cycle, string language, TextWriter output)
    {
        var page = await grains.Cycle(cycle).Results(new CycleResultQuery(1, Count));
        await output.WriteLineAsync();
        await output.WriteLineAsync(new Text(
            $"{cycle.Period} 年党组织书记星级：前 {Count} 名（共 {page.Total} 名；演示数据，人员均为虚构）",
            $"Star rating {cycle.Period}: the {Count} best of {page.Total} (demo data, every person is invented)").In(language));
        foreach (var result in page.Items.Take(Count))
        {
            var person = await grains.Person(result.Person).Read();
            var reasons = await grains.Cycle(cycle).Explain(result.Person) is { } explained
                ? string.Join("; ", explained.Lines.Where(line => !Details.Contains(line.Code)).Select(line => line.Text.In(language)))
                : "";
            var stars = new string('★', result.StarsAfter ?? 0).PadRight(5, '☆');
            await output.WriteLineAsync($"{result.Rank,2}. {stars} {result.Total,6:0.00} {person?.MaskedName} {result.VillageName}: {reasons}");
        }
    }
}
