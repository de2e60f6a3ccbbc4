using System.Text;
using Villages.Domain.Rulebooks;

namespace Villages.Domain.Tests.Rulebooks;

public class RulebookReaderTests
{
    private const string File = "default/stars/2023-01-01.json";

    [Fact]
    public void All_faults_are_reported_at_once_with_file_path_and_reason()
    {
        var text = RulebookFiles.Text(File)
            .Replace("\"revision\": 1", "\"revision\": \"one\", \"colour\": 1", StringComparison.Ordinal)
            .Replace("\"effective\": \"2023-01-01\"", "\"effective\": \"2023-13-01\"", StringComparison.Ordinal)
            .Replace("\"period\": \"year\"", "\"period\": \"decade\"", StringComparison.Ordinal)
            .Replace("{\"grade\": \"excellent\", \"from\": 90}", "{\"grade\": \"excellent\", \"form\": 90, \"to\": null}", StringComparison.Ordinal)
            .Replace("\"is\": \"monthsInPostAtLeast\"", "\"is\": \"bornOnSunday\"", StringComparison.Ordinal)
            .Replace("\"maximum\": 5,", "", StringComparison.Ordinal);

        var (rulebook, faults) = Read(text);

        Assert.Null(rulebook);
        Assert.Equal(
            ["$.bands[0].bands[0].form", "$.bands[0].bands[0].to", "$.colour", "$.effective", "$.eligibility[0].is", "$.ladder.maximum", "$.period", "$.revision"],
            faults.Select(fault => fault.Path).Order(StringComparer.Ordinal));
        Assert.All(faults, fault => Assert.Equal(("x.json", true, true), (fault.File, fault.Reason.Chinese.Length > 0, fault.Reason.English.Length > 0)));
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("[]", "$")]
    [InlineData("{} {}", "$")]
    [InlineData("{\"scheme\":\"a\",\"scheme\":\"b\"}", "$.scheme")]
    [InlineData("{\"scheme\":\" \"}", "$.scheme")]
    [InlineData("{\"scheme\":null}", "$.scheme")]
    [InlineData("{\"grades\":{}}", "$.grades")]
    [InlineData("{\"grades\":[{\"id\":\"a\",\"title\":{\"en\":\"a\"}}]}", "$.grades[0].title.zh-CN")]
    public void What_is_no_rulebook_is_a_fault_and_no_exception(string text, string path)
    {
        var (rulebook, faults) = Read(text);

        Assert.Null(rulebook);
        Assert.Contains(faults, fault => fault.Path == path);
    }

    [Fact]
    public void Files_that_say_the_same_have_the_same_hash()
    {
        var text = RulebookFiles.Text(File);
        var other = text.Replace("\"weight\": 0.6,", "\"weight\": 0.600,", StringComparison.Ordinal)
            .Replace("\"scheme\": \"stars\",", "", StringComparison.Ordinal).Replace("\"revision\": 1,", "\"revision\": 1, \"scheme\": \"stars\",", StringComparison.Ordinal)
            .Replace("\"$schema\": \"../../rulebook.schema.json\",", "", StringComparison.Ordinal);

        Assert.NotEqual(text, other);
        Assert.Equal(RulebookFiles.Stars.Hash, RulebookFiles.Read(other).Hash);
        Assert.NotEqual(RulebookFiles.Stars.Hash, RulebookFiles.Edited(File, "\"revision\": 1", "\"revision\": 2").Hash);
    }

    [Fact]
    public void Canonical_json_is_a_rulebook_with_the_same_hash()
    {
        var again = RulebookFiles.Read(RulebookFiles.Stars.CanonicalJson);

        Assert.Equal((RulebookFiles.Stars.Hash, RulebookFiles.Stars.CanonicalJson), (again.Hash, again.CanonicalJson));
        Assert.Matches("^[0-9a-f]{64}$", again.Hash);
    }

    private static (Rulebook? Rulebook, System.Collections.Immutable.ImmutableArray<RulebookFault> Faults) Read(string text) =>
        RulebookReader.Read(Encoding.UTF8.GetBytes(text), "x.json");
}
