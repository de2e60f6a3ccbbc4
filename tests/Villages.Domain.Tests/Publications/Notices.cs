using Villages.Domain.Calendars;
using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Tests.Publications;

/// <summary>A notice of three items, open for the week from <see cref="A.Today"/>.</summary>
internal static class Notices
{
    public const string Grounds = "评议得分与张榜不符，请复核。";

    public static readonly DateOnly Last = A.Today.AddDays(7);
    public static readonly PublicationId Second = PublicationId.Parse("141129100-stars-2022-2");
    public static readonly PublicationId Third = PublicationId.Parse("141129100-stars-2022-3");
    public static readonly OpenPublication Opening = new(A.Cycle.Stream, A.Today, Last, [Item("a"), Item("b"), Item("c")]);
    public static readonly PublicationState Unknown = PublicationState.Empty(A.Notice.Stream);
    public static readonly PublicationState Open = Unknown.After(PublicationRule.Decide(Unknown, Opening));

    public static PublicationItem Item(string key) => new(key, A.Village, A.Person(key[0]), [new ShownFact("grade", "qualified")]);

    public static ObjectionId Number(int number) => ObjectionId.Of(A.Village, CommandId.Derive("lodge", $"{number}"));

    public static Decision Lodge(this PublicationState notice, int number, string item = "a", string? by = null, string grounds = Grounds, DateOnly? on = null) =>
        LodgingRule.Decide(notice, new LodgeObjection(Number(number), item, grounds, by), on ?? A.Today, WorkingDays.Plain, ObjectionDeadlines.Usual);

    public static PublicationState Lodged(this PublicationState notice, int number, string item = "a", string? by = null) =>
        notice.After(notice.Lodge(number, item, by));

    public static PublicationState Settled(this PublicationState notice, int number, Ruling ruling) =>
        notice.After(PublicationRule.Decide(notice, new SettleObjection(Number(number), ruling)));

    public static PublicationState Closed(this PublicationState notice) =>
        notice.After(PublicationRule.Decide(notice, new CloseWindow(), Last.AddDays(1)));

    /// <summary>A correction of the notice, with the same items unless said otherwise.</summary>
    public static PublicationState Correction(PublicationId id, PublicationId corrects, params PublicationItem[] items)
    {
        var unknown = PublicationState.Empty(id.Stream);
        return unknown.After(PublicationRule.Decide(unknown, Opening with { Corrects = corrects, Items = items.Length == 0 ? Opening.Items : [.. items] }));
    }
}
