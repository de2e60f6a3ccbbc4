using Villages.Domain.Events;
using Villages.Domain.Publications;

namespace Villages.Domain.Tests.Publications;

/// <summary>A commit holds at most 1 MiB.</summary>
public class NoticeSizeTests
{
    private const int Limit = 1024 * 1024;

    [Fact]
    public void The_largest_notice_and_all_its_open_objections_fit_into_one_commit_each()
    {
        var text = new string('甲', (PublicationRule.MostCharacters / PublicationRule.MostItems) - 130);
        PublicationItem[] items = [.. Enumerable.Range(0, PublicationRule.MostItems).Select(number =>
            new PublicationItem($"141129-{number:D20}", A.Village, A.Person(), [new ShownFact("circumstances", text)], [new ShownFact("grade", "")]))];
        ItemObjection[] objections = [.. Enumerable.Range(0, LodgingRule.MostOpenOfANotice).Select(number =>
            new ItemObjection(Notices.Number(number), items[0].Key, new string('x', 64), A.Today))];

        var opened = PublicationRule.Decide(Notices.Unknown, Notices.Opening with { Items = [.. items] }).Single<PublicationOpened>();
        var carried = new ObjectionsCarried(Notices.Second, A.Notice, [.. objections]);

        Assert.InRange(EventCodec.Default.Encode([opened]).Length, 400_000, Limit);
        Assert.InRange(EventCodec.Default.Encode([carried]).Length, 200_000, Limit / 2);
    }
}
