using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Objections;

namespace Villages.Domain.Publications;

[EventType("publications.opened.v1")]
public sealed record PublicationOpened(PublicationNote Note, StreamKey Source, ImmutableArray<PublicationItem> Items) : IEvent;

/// <param name="Area">Of the item, as <paramref name="Person"/> is.</param>
/// <param name="AcceptBy">Last day on which the objection should be accepted.</param>
[EventType("publications.objection-lodged.v1")]
public sealed record ObjectionLodged(
    PublicationId Publication, ObjectionId Objection, string Item, AreaCode Area, PersonId? Person, string Grounds, string? By, DateOnly LodgedOn, DateOnly AcceptBy) : IEvent;

/// <param name="Note">The notice after it.</param>
/// <param name="Held">The item is still held.</param>
/// <param name="Source">Who is told: null while the window is open, after the notice was superseded, and of an item that the notice does not have.</param>
[EventType("publications.objection-settled.v1")]
public sealed record ObjectionSettled(
    PublicationNote Note, ObjectionId Objection, string Item, Ruling Ruling, bool Held, StreamKey? Source = null) : IEvent;

/// <param name="Held">Keys of the items that are held, in the order of the notice.</param>
/// <param name="Upheld">Those of them that wait for a correction.</param>
[EventType("publications.closed.v1")]
public sealed record WindowClosed(PublicationNote Note, StreamKey Source, ImmutableArray<string> Held, ImmutableArray<string> Upheld) : IEvent;

[EventType("publications.superseded.v1")]
public sealed record PublicationSuperseded(PublicationNote Note, PublicationId By) : IEvent;

/// <summary>Open objections go on to the notice that superseded this one. Once in the life of a notice, when it was superseded and has itself received what it waited for.</summary>
[EventType("publications.objections-passed-on.v1")]
public sealed record ObjectionsPassedOn(PublicationId Publication, PublicationId To, ImmutableArray<ItemObjection> Objections) : IEvent;

/// <summary>Open objections came from the notice that this one corrects. Those to an item that is no longer here are kept and hold nothing.</summary>
[EventType("publications.objections-carried.v1")]
public sealed record ObjectionsCarried(PublicationId Publication, PublicationId From, ImmutableArray<ItemObjection> Objections) : IEvent;
