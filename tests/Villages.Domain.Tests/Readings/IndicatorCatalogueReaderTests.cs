using System.Text;
using Villages.Domain.Readings;

namespace Villages.Domain.Tests.Readings;

public class IndicatorCatalogueReaderTests
{
    [Fact]
    public void The_shipped_catalogue_knows_what_the_star_scheme_reads()
    {
        Assert.Equal([AreaKind.Village], TheCatalogue.Default.Find("collective-economy")!.AppliesTo);
        Assert.Equal([AreaKind.Community], TheCatalogue.Default.Find("self-government")!.AppliesTo);
        Assert.Equal(["good", "ratherGood", "average", "poor"], TheCatalogue.Default.Find("mass-review")!.Choices);
        Assert.Equal(16, TheCatalogue.Default.All.Count());
    }

    [Fact]
    public void Every_fault_is_reported_at_once_with_its_path()
    {
        var (catalogue, faults) = Read("""
            {"indicators":[
              {"id":"Bad Id","name":{"zh-CN":"坏","en":"bad"},"form":"score","minimum":5,"maximum":5,"appliesTo":["village"]},
              {"id":"b","name":{"zh-CN":"坏"},"form":"poem","minimum":0,"maximum":1,"appliesTo":["planet"],"colour":"red"},
              {"id":"c","name":{"zh-CN":"丙","en":"c"},"form":"ballots","choices":["good"],"appliesTo":["village"]},
              {"id":"c","name":{"zh-CN":"丙","en":"c"},"form":"score","minimum":0,"maximum":"high","appliesTo":"village"},
              7],
             "extra":1}
            """);

        Assert.Null(catalogue);
        Assert.Equal(
            [
                "$.extra", "$.indicators", "$.indicators[0].id", "$.indicators[0].maximum", "$.indicators[1].appliesTo[0]", "$.indicators[1].colour",
                "$.indicators[1].form", "$.indicators[1].name.en", "$.indicators[2].choices", "$.indicators[3].appliesTo", "$.indicators[3].maximum", "$.indicators[4]",
            ],
            faults.Select(f => f.Path).Order(StringComparer.Ordinal));
        Assert.All(faults, fault => Assert.Equal("test.json", fault.File));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"indicators\":[],\"indicators\":[]}")]
    public void What_is_no_json_object_is_one_fault(string json) => Assert.Single(Read(json).Faults);

    private static (IndicatorCatalogue? Catalogue, IReadOnlyList<DataFault> Faults) Read(string json)
    {
        var (catalogue, faults) = IndicatorCatalogueReader.Read(Encoding.UTF8.GetBytes(json), "test.json");
        return (catalogue, faults);
    }
}
