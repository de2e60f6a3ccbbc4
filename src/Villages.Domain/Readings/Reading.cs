namespace Villages.Domain.Readings;

/// <summary>
/// One measured fact about a village or community in a period. Source and sequence name it for ever; of several for one period, indicator and rater
/// the highest sequence of a source counts, between sources the one observed last.
/// </summary>
/// <param name="Indicator">Id from the indicator catalogue, <c>kebab-case</c>.</param>
/// <param name="Source">Who reported it, for example <c>township-141129100</c> or <c>import-2022-stars</c>; at most 80 characters.</param>
/// <param name="Sequence">Number within the source, from 1; a correction carries a higher one.</param>
/// <param name="ObservedOn">Day of the observation, never in the future.</param>
/// <param name="Evidence">Where the proof lies: document number, address.</param>
/// <param name="Rater">Rater group where an indicator has several; null otherwise.</param>
[GenerateSerializer, Immutable, Alias("readings.reading")]
public sealed record Reading(
    [property: Id(0)] string Indicator,
    [property: Id(1)] Period Period,
    [property: Id(2)] ReadingValue Value,
    [property: Id(3)] string Source,
    [property: Id(4)] long Sequence,
    [property: Id(5)] DateOnly ObservedOn,
    [property: Id(6)] string? Evidence = null,
    [property: Id(7)] string? Rater = null)
{
    public bool SharesSlotWith(Reading other) => Period == other.Period && Indicator == other.Indicator && Rater == other.Rater;
}
