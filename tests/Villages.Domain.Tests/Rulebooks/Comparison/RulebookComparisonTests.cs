using Villages.Domain.Rulebooks.Comparison;

namespace Villages.Domain.Tests.Rulebooks.Comparison;

public class RulebookComparisonTests
{
    private static readonly string Stars = RulebookFiles.Stars.CanonicalJson;

    [Fact]
    public void A_changed_number_is_named_by_the_id_of_its_line_and_not_by_its_place()
    {
        var difference = Assert.Single(RulebookComparison.Of(
            """{"items":[{"id":"A1","points":1},{"id":"B1","points":2}]}""", """{"items":[{"id":"B1","points":3},{"id":"A1","points":1}]}"""));

        Assert.Equal(new RulebookDifference("$.items[B1].points", DifferenceKind.Changed, "2", "3"), difference);
    }

    [Fact]
    public void What_one_version_has_and_the_other_has_not_is_added_or_removed() => Assert.Equal(
        [
            new RulebookDifference("$.a", DifferenceKind.Removed, "1", null),
            new RulebookDifference("$.list[x]", DifferenceKind.Removed, """{"id":"x"}""", null),
            new RulebookDifference("$.list[y]", DifferenceKind.Added, null, """{"id":"y"}"""),
            new RulebookDifference("$.b", DifferenceKind.Added, null, "2"),
        ],
        RulebookComparison.Of("""{"a":1,"list":[{"id":"x"}]}""", """{"list":[{"id":"y"}],"b":2}"""));

    [Fact]
    public void Lists_without_ids_are_compared_by_place() => Assert.Equal(
        [new RulebookDifference("$.overridable[1]", DifferenceKind.Changed, "\"b\"", "\"c\""), new RulebookDifference("$.overridable[2]", DifferenceKind.Added, null, "\"d\"")],
        RulebookComparison.Of("""{"overridable":["a","b"]}""", """{"overridable":["a","c","d"]}"""));

    [Fact]
    public void A_member_that_is_null_is_one_that_is_not_there() => Assert.Empty(RulebookComparison.Of("""{"a":null,"b":1.0}""", """{"b":1.0}"""));

    [Fact]
    public void A_version_does_not_differ_from_itself_however_it_is_written() =>
        Assert.Empty(RulebookComparison.Of(Stars, RulebookFiles.Text("default/stars/2023-01-01.json")));

    [Fact]
    public void Every_shipped_version_says_which_share_was_raised()
    {
        var raised = RulebookFiles.Edited("default/stars/2023-01-01.json", "\"share\": 0.2,", "\"share\": 0.3,").CanonicalJson;

        var difference = Assert.Single(RulebookComparison.Of(Stars, raised));

        Assert.EndsWith(".share", difference.Path, StringComparison.Ordinal);
        Assert.Equal(("0.2", "0.3"), (difference.Before, difference.After));
    }
}
