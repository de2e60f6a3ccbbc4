using System.Collections.Immutable;

namespace Villages.Domain.Publications;

/// <param name="Open">Objections to it that are not final; who lodged them is nobody's business here.</param>
[GenerateSerializer, Immutable, Alias("publications.published-item")]
public sealed record PublishedItem([property: Id(0)] PublicationItem Item, [property: Id(1)] bool Held, [property: Id(2)] int Open);

/// <summary>A notice as its grain tells it; the edge leaves out what the board's kind does not show.</summary>
/// <param name="PublishedAt">UTC; null of a notice that was never opened.</param>
[GenerateSerializer, Immutable, Alias("publications.view")]
public sealed record PublicationView(
    [property: Id(0)] PublicationId Id,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly To,
    [property: Id(3)] ImmutableArray<PublishedItem> Items,
    [property: Id(4)] PublicationId? Corrects,
    [property: Id(5)] PublicationId? SupersededBy,
    [property: Id(6)] DateTime? PublishedAt,
    [property: Id(7)] DateTime? ClosedAt,
    [property: Id(8)] long Version);
