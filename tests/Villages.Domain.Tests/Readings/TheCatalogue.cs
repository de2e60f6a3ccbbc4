using Villages.Domain.Readings;
using Villages.Testing;

namespace Villages.Domain.Tests.Readings;

/// <summary>The shipped catalogue of indicators.</summary>
internal static class TheCatalogue
{
    public static readonly IndicatorCatalogue Default = Read();

    private static IndicatorCatalogue Read()
    {
        var file = Path.Combine(SourceTree.Root, "silo-config", "indicators", "default.json");
        var (catalogue, faults) = IndicatorCatalogueReader.Read(File.ReadAllBytes(file), file);
        Assert.Empty(faults);
        return catalogue!;
    }
}
