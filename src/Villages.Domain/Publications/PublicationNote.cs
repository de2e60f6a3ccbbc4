namespace Villages.Domain.Publications;

/// <summary>A notice as its county's board knows it.</summary>
/// <param name="To">Last day of the window; the day before <paramref name="From"/> when there is none.</param>
/// <param name="Items">How many.</param>
/// <param name="Held">How many of them are held; counted once the window closed, 0 before.</param>
[GenerateSerializer, Immutable, Alias("publications.note")]
public sealed record PublicationNote(
    [property: Id(0)] PublicationId Publication,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly To,
    [property: Id(3)] int Items,
    [property: Id(4)] int Held,
    [property: Id(5)] bool Closed,
    [property: Id(6)] PublicationId? SupersededBy = null,
    [property: Id(7)] PublicationId? Corrects = null)
{
    /// <summary>Its last day passed and nobody has closed it.</summary>
    public bool ToClose(DateOnly today) => !Closed && SupersededBy is null && To < today;
}
