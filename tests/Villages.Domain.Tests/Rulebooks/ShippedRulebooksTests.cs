using System.Text.Json;
using Villages.Domain.Readings;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;
using Villages.Testing;

namespace Villages.Domain.Tests.Rulebooks;

public class ShippedRulebooksTests
{
    public static TheoryData<string> Files => [.. RulebookFiles.All];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_rulebook_reads_lints_and_works_its_cases(string file)
    {
        var (rulebook, faults) = RulebookAdoption.Examine(RulebookFiles.Text(file), RulebookFiles.Cases(file), file);

        Assert.Equal([], faults);
        Assert.NotNull(rulebook);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_rulebook_lies_where_its_content_says(string file)
    {
        var rulebook = RulebookFiles.Read(RulebookFiles.Text(file));

        var folder = file.StartsWith("published/", StringComparison.Ordinal) ? "published" : rulebook.Scope;
        Assert.Equal($"{folder}/{rulebook.Scheme}/{rulebook.Effective:yyyy-MM-dd}.json", file);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_published_shape_says_what_was_assumed_and_is_no_default(string file)
    {
        var rulebook = RulebookFiles.Read(RulebookFiles.Text(file));

        Assert.True(!file.StartsWith("published/", StringComparison.Ordinal) || rulebook.Notes.Any(note => note.Chinese.Contains("假定", StringComparison.Ordinal)), file);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_rulebook_names_its_schema(string file)
    {
        var schema = JsonDocument.Parse(RulebookFiles.Text(file)).RootElement.GetProperty("$schema").GetString()!;

        Assert.True(File.Exists(Path.Combine(RulebookFiles.Folder, Path.GetDirectoryName(file)!, schema)), schema);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_indicator_of_a_shipped_rulebook_can_be_read(string file)
    {
        var catalogue = IndicatorCatalogueReader.Read(
            File.ReadAllBytes(Path.Combine(SourceTree.Root, "silo-config", "indicators", "default.json")), "default.json").Catalogue!;
        var rulebook = RulebookFiles.Read(RulebookFiles.Text(file));

        foreach (var indicator in rulebook.Indicators)
        {
            var known = catalogue.Find(indicator.Id);
            Assert.True(known is not null, $"{indicator.Id} is not in the catalogue.");
            Assert.Equal(indicator.Kind == ReadingKind.Ballots, known.Form == IndicatorForm.Ballots);
            var scale = rulebook.BallotScales.FirstOrDefault(scale => scale.Id == indicator.BallotScale);
            Assert.Equal(scale?.Choices.Select(choice => choice.Id) ?? [], known.Choices);
        }
    }

    [Fact]
    public void Ten_stars_and_a_five_year_term_need_another_file_only()
    {
        Assert.Equal("stars", RulebookFiles.TenStars.Capability);
        Assert.Equal(10, RulebookFiles.TenStars.Ladder!.Maximum);
        Assert.Equal(new Term(new DateOnly(2021, 1, 1), 5, TermRenewal.RateAnew), RulebookFiles.TenStars.Ladder.Term);
    }
}
