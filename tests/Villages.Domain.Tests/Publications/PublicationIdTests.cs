using System.Text.Json;
using Villages.Domain.Publications;

namespace Villages.Domain.Tests.Publications;

public class PublicationIdTests
{
    [Theory]
    [InlineData("141129100-stars-2025-1", "141129100", "stars", "2025", 1)]
    [InlineData("141129100201-points-entries-2026-03-1", "141129100201", "points-entries", "2026-03", 1)]
    [InlineData("141129-points-year-2025-10", "141129", "points-year", "2025", 10)]
    [InlineData("141129-a-2025-Q3-9999", "141129", "a", "2025-Q3", 9999)]
    public void A_notice_is_told_by_area_kind_period_and_round(string text, string area, string kind, string period, int round)
    {
        var id = PublicationId.Parse(text);

        Assert.Equal(new PublicationId(AreaCode.Parse(area), kind, Period.Parse(period), round), id);
        Assert.Equal((text, $"publication/{text}", 141129), (id.ToString(), id.Stream.Text, id.Stream.Home));
        Assert.Equal("board/141129", id.Board.Text);
        Assert.Equal(id, JsonSerializer.Deserialize<PublicationId>(JsonSerializer.Serialize(id, DomainJson.Options), DomainJson.Options));
    }

    [Theory]
    [InlineData("1411-stars-2025-1")]
    [InlineData("141129100-stars-2025")]
    [InlineData("141129100-stars-2025-0")]
    [InlineData("141129100-stars-2025-01-")]
    [InlineData("141129100-stars-2025-13-1")]
    [InlineData("141129100-Stars-2025-1")]
    [InlineData("141129100--2025-1")]
    [InlineData("141129100-stars--x-2025-1")]
    [InlineData("141129100-stars-2025-1\n")]
    [InlineData("141129100-abcdefghijabcdefghijabcdefghijabcdefghija-2025-1")]
    public void Anything_else_is_no_notice(string text) => Assert.False(PublicationId.TryParse(text, null, out _));

    [Fact]
    public void A_later_round_of_the_same_matter_follows()
    {
        var later = PublicationId.Parse("141129100-stars-2022-2");

        Assert.True(later.Follows(A.Notice) && later > A.Notice);
        Assert.False(A.Notice.Follows(later) || A.Notice.Follows(A.Notice));
        Assert.False(PublicationId.Parse("141129100-stars-2023-2").Follows(A.Notice));
    }
}
