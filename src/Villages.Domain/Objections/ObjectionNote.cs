using Villages.Domain.Publications;

namespace Villages.Domain.Objections;

/// <summary>An objection as its county's board knows it.</summary>
/// <param name="Area">Of the item that it concerns.</param>
/// <param name="Ruling">The latest.</param>
/// <param name="DueOn">Last day for what comes next: acceptance, ruling, or the end of the time to appeal; null once final.</param>
/// <param name="On">Day of the latest change.</param>
[GenerateSerializer, Immutable, Alias("objections.note")]
public sealed record ObjectionNote(
    [property: Id(0)] ObjectionId Objection,
    [property: Id(1)] PublicationId Publication,
    [property: Id(2)] AreaCode Area,
    [property: Id(3)] ObjectionPhase Phase,
    [property: Id(4)] DateOnly LodgedOn,
    [property: Id(5)] DateOnly On,
    [property: Id(6)] DateOnly? DueOn,
    [property: Id(7)] Ruling? Ruling = null)
{
    /// <summary>Those who decide are late. The time to appeal is nobody's delay.</summary>
    public bool Overdue(DateOnly today) => Phase is not (ObjectionPhase.Ruled or ObjectionPhase.Final) && today > DueOn;

    /// <summary>The time to appeal passed without one.</summary>
    public bool ToFinish(DateOnly today) => Phase == ObjectionPhase.Ruled && today > DueOn;
}
