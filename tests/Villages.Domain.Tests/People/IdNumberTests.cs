using Villages.Domain.People;

namespace Villages.Domain.Tests.People;

public class IdNumberTests
{
    // Numbers of nobody: the published specimen of GB 11643, and sequences with a computed check character.
    [Theory]
    [InlineData("11010519491231002X", "1949-12-31", Sex.Female)]
    [InlineData("11010519491231002x", "1949-12-31", Sex.Female)]
    [InlineData("440524188001010014", "1880-01-01", Sex.Male)]
    public void A_number_with_a_matching_check_character_is_read(string text, string birth, Sex sex)
    {
        var number = IdNumber.Parse(text);

        Assert.Equal(A.Day(birth), number.BirthDate);
        Assert.Equal(sex, number.Sex);
        Assert.Equal(text.ToUpperInvariant(), number.Value);
    }

    [Theory]
    [InlineData("110105194912310021", "wrong check character")]
    [InlineData("11010519491331002X", "month 13")]
    [InlineData("11010519490229002X", "29 February of a common year")]
    [InlineData("110105491231002", "first generation")]
    [InlineData("1101051949123100２X", "a full-width digit")]
    [InlineData("", "nothing")]
    [InlineData(null, "null")]
    public void Anything_else_is_refused(string? text, string because) => Assert.False(IdNumber.TryParse(text, null, out _), because);

    [Fact]
    public void One_wrong_digit_is_always_found()
    {
        const string Good = "11010519491231002X";
        for (var at = 0; at < 17; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var changed = string.Concat(Good.AsSpan(0, at), [digit], Good.AsSpan(at + 1));
                Assert.Equal(digit == Good[at], IdNumber.TryParse(changed, null, out _));
            }
        }
    }

    [Fact]
    public void It_shows_itself_masked_only()
    {
        Assert.Equal("110***********002X", IdNumber.Parse("11010519491231002X").ToString());
        Assert.DoesNotContain("19491231", $"{IdNumber.Parse("11010519491231002X")}", StringComparison.Ordinal);
    }
}
