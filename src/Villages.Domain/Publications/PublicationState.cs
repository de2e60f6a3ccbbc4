using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Objections;

namespace Villages.Domain.Publications;

/// <summary>Fold of <c>publication/&lt;id&gt;</c>: one notice with its items and the objections to them.</summary>
public sealed record PublicationState(PublicationId Id) : IState<PublicationState>
{
    public static string Format => "publications.publication.v1";

    /// <summary>Null until opened.</summary>
    public StreamKey? Source { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    public ImmutableArray<PublicationItem> Items { get; init; } = [];

    public PublicationId? Corrects { get; init; }

    /// <summary>A correction that has not received the objections of the notice it corrects; it cannot close before.</summary>
    public bool Awaits { get; init; }

    /// <summary>UTC, as <see cref="ClosedAt"/> is.</summary>
    public DateTime? PublishedAt { get; init; }

    public DateTime? ClosedAt { get; init; }

    public PublicationId? SupersededBy { get; init; }

    /// <summary>In the order in which they came. Those that were open when the notice was superseded stay open here and go on there.</summary>
    public ImmutableArray<ItemObjection> Objections { get; init; } = [];

    public long Version { get; init; }

    public static PublicationState Empty(StreamKey stream) => new(PublicationId.Parse(stream.Id));

    public PublicationState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        PublicationOpened e => this with
        {
            Source = e.Source, From = e.Note.From, To = e.Note.To, Items = e.Items, Corrects = e.Note.Corrects,
            Awaits = e.Note.Corrects is not null, PublishedAt = stamp.RecordedAt,
        },
        ObjectionLodged e => this with { Objections = Objections.Add(new(e.Objection, e.Item, e.By, e.LodgedOn)) },
        ObjectionSettled e => With(e.Objection, e.Ruling),
        WindowClosed => this with { ClosedAt = stamp.RecordedAt },
        PublicationSuperseded e => this with { SupersededBy = e.By },
        ObjectionsPassedOn => this,
        ObjectionsCarried e => this with { Awaits = false, Objections = Objections.AddRange(e.Objections) },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    public PublicationItem? Item(string key) => Items.FirstOrDefault(item => item.Key == key);

    public ItemObjection? Objection(ObjectionId id) => Objections.FirstOrDefault(objection => objection.Objection == id);

    /// <summary>The item stands here and may not proceed: an objection to it is open, or was upheld or partly upheld. A superseded notice holds nothing.</summary>
    public bool IsHeld(string key) =>
        SupersededBy is null && Objections.Any(objection => objection.Holds && objection.Item == key) && Item(key) is not null;

    /// <summary>Keys of the held items, in the order of the notice.</summary>
    public ImmutableArray<string> Held()
    {
        var held = SupersededBy is null ? Objections.Where(objection => objection.Holds).Select(objection => objection.Item).ToHashSet() : [];
        return [.. Items.Select(item => item.Key).Where(held.Contains)];
    }

    /// <summary>Keys of the held items of which an objection was upheld, in part or whole, in the order of the notice.</summary>
    public ImmutableArray<string> Upheld()
    {
        var upheld = SupersededBy is null ? Objections.Where(objection => objection is { Holds: true, IsOpen: false }).Select(objection => objection.Item).ToHashSet() : [];
        return [.. Items.Select(item => item.Key).Where(upheld.Contains)];
    }

    public PublicationNote Note() => new(Id, From, To, Items.Length, ClosedAt is null ? 0 : Held().Length, ClosedAt is not null, SupersededBy, Corrects);

    public PublicationView View() => new(
        Id,
        From,
        To,
        [.. Items.Select(item => new PublishedItem(item, IsHeld(item.Key), Objections.Count(objection => objection.IsOpen && objection.Item == item.Key)))],
        Corrects,
        SupersededBy,
        PublishedAt,
        ClosedAt,
        Version);

    internal PublicationState With(ObjectionId settled, Ruling ruling) =>
        this with { Objections = [.. Objections.Select(objection => objection.Objection == settled ? objection with { Ruling = ruling } : objection)] };
}
