using Villages.Domain;
using Villages.Domain.Boards;
using Villages.Domain.Publications;
using Villages.Host.Areas;

namespace Villages.Host.Boards;

public enum NoticeState
{
    /// <summary>The window has not begun.</summary>
    Ahead,

    /// <summary>Objections are taken.</summary>
    Open,

    Closed,

    /// <summary>A later notice took its place.</summary>
    Superseded,
}

/// <param name="To">Last day on which objections are taken.</param>
/// <param name="DaysLeft">Days until then, the last one counted; 0 when it is over.</param>
/// <param name="Held">Items that an objection holds; counted when the window is closed.</param>
public sealed record NoticeLineResource(
    PublicationId Id, string Kind, string Title, AreaCode Area, string? AreaName, DateOnly From, DateOnly To, int DaysLeft, NoticeState State, int Items, int Held,
    PublicationId? Corrects, PublicationId? SupersededBy)
{
    internal static NoticeLineResource Of(PublicationNote note, BoardKinds kinds, KnownAreas known, string language) => new(
        note.Publication, note.Publication.Kind, Titles.Of(kinds.Find(note.Publication.Kind), note.Publication.Kind, language), note.Publication.Area,
        known.NameOf(note.Publication.Area), note.From, note.To, Days.Left(note.To, note.Closed || note.SupersededBy is not null, known.Today),
        Days.State(note.From, note.To, note.Closed, note.SupersededBy, known.Today), note.Items, note.Held, note.Corrects, note.SupersededBy);
}

/// <param name="Items">In the order in which they were published; an item is named by its number.</param>
public sealed record NoticeResource(
    PublicationId Id, string Kind, string Title, AreaCode Area, string? AreaName, DateOnly From, DateOnly To, int DaysLeft, NoticeState State,
    PublicationId? Corrects, PublicationId? SupersededBy, IReadOnlyList<NoticeItemResource> Items)
{
    /// <param name="staff">Whether the reader is in charge of an item's area.</param>
    internal static NoticeResource Of(
        PublicationView view, IReadOnlyDictionary<PersonId, string> names, BoardKind? kind, KnownAreas known, Func<AreaCode, bool> staff, string language) => new(
        view.Id, view.Id.Kind, Titles.Of(kind, view.Id.Kind, language), view.Id.Area, known.NameOf(view.Id.Area), view.From, view.To,
        Days.Left(view.To, view.ClosedAt is not null || view.SupersededBy is not null, known.Today),
        Days.State(view.From, view.To, view.ClosedAt is not null, view.SupersededBy, known.Today), view.Corrects, view.SupersededBy,
        [.. view.Items.Select((item, at) => NoticeItemResource.Of(
            at + 1, item, item.Item.Person is { } person ? names.GetValueOrDefault(person) : null, kind, known, staff(item.Item.Area), language))]);
}

/// <param name="Number">From 1; an objection names it.</param>
/// <param name="Name">Surname only, or left out as the kind of notice says; a kind that shows full names shows the surname, too, for now.</param>
/// <param name="Person">For whoever may read results of the item's area and acts on it; so are facts that are not public.</param>
/// <param name="Objections">Not settled yet.</param>
public sealed record NoticeItemResource(
    int Number, AreaCode Area, string? AreaName, string? Name, PersonId? Person, IReadOnlyList<NoticeFactResource> Facts, bool Held, int Objections)
{
    internal static NoticeItemResource Of(int number, PublishedItem item, string? name, BoardKind? kind, KnownAreas known, bool staff, string language) => new(
        number, item.Item.Area, known.NameOf(item.Item.Area), name, staff ? item.Item.Person : null,
        [.. item.Item.Facts.Select(fact => (Fact: fact, Field: kind?.Fields.FirstOrDefault(field => field.Code == fact.Field))).Where(one => one.Field is { } field && (field.Public || staff))
            .Select(one => new NoticeFactResource(
                one.Fact.Field, one.Field!.Title.In(language), one.Fact.Value, item.Item.Before?.FirstOrDefault(before => before.Field == one.Fact.Field)?.Value))],
        item.Held, item.Open);
}

/// <param name="Before">What was published before; on a correction only.</param>
public sealed record NoticeFactResource(string Field, string Title, string Value, string? Before);

internal static class Titles
{
    public static string Of(BoardKind? kind, string code, string language) => kind?.Title.In(language) ?? code;
}

internal static class Days
{
    public static int Left(DateOnly to, bool over, DateOnly today) => over ? 0 : Math.Max(0, to.DayNumber - today.DayNumber + 1);

    public static NoticeState State(DateOnly from, DateOnly to, bool closed, PublicationId? supersededBy, DateOnly today) =>
        supersededBy is not null ? NoticeState.Superseded
        : closed || today > to ? NoticeState.Closed
        : today < from ? NoticeState.Ahead
        : NoticeState.Open;
}
