using System.Text;
using Villages.Domain;
using Villages.Domain.Readings;
using Villages.Domain.Rulebooks;
using Villages.Host.FirstRun;
using Villages.Testing;

namespace Villages.Host.Tests.FirstRun;

public sealed class DemoReadingsTests
{
    private static readonly string Config = Path.Combine(SourceTree.Root, "silo-config");

    private static readonly IndicatorCatalogue Catalogue =
        IndicatorCatalogueReader.Read(File.ReadAllBytes(Path.Combine(Config, "indicators", "default.json")), "default.json").Catalogue!;

    private static readonly Rulebook Rulebook = RulebookReader.Read(
        Encoding.UTF8.GetBytes(File.ReadAllText(Directory.GetFiles(Path.Combine(Config, "rulebooks", "default", "stars"), "????-??-??.json").Order().Last())), "stars").Rulebook!;

    private static readonly AreaCode[] Villages =
        [.. DemoRegister.Read(Path.Combine(Config, "demo", "zhongyang-villages.csv")).Select(r => r.Code).Where(c => c.IsVillageLevel)];

    [Fact]
    public void Every_reading_could_be_recorded()
    {
        foreach (var village in Villages)
        {
            Assert.All(
                DemoReadings.Of(village, 2025, Rulebook, Catalogue).Readings,
                reading => Assert.Null(ReadingRule.Check(village.Kind, reading, Catalogue, new DateOnly(2026, 11, 23), "$")));
        }
    }

    [Fact]
    public void Every_dimension_group_and_gate_of_the_rulebook_has_its_reading()
    {
        foreach (var village in Villages)
        {
            var read = DemoReadings.Of(village, 2025, Rulebook, Catalogue).Readings.Select(r => r.Indicator).ToHashSet();
            Assert.All(Rulebook.DimensionSets.First(set => set.Kinds.Contains(village.Kind)).Dimensions, d => Assert.Contains(d.Indicator, read));
            Assert.All(Rulebook.RaterGroups.Select(g => g.Indicator).OfType<string>(), id => Assert.Contains(id, read));
        }
    }

    [Fact]
    public void The_same_village_and_year_read_the_same() =>
        Assert.Equal(
            DemoReadings.Of(Villages[3], 2025, Rulebook, Catalogue).Readings,
            DemoReadings.Of(Villages[3], 2025, Rulebook, Catalogue).Readings);
}
