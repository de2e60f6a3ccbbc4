using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Villages.Domain.Readings;

/// <summary>Every reading of one village, in order of recording, and which of them count. The order of recording is irrelevant to what counts.</summary>
/// <param name="All">Superseded ones included.</param>
public sealed record ReadingBook(ImmutableArray<Reading> All)
{
    public static readonly ReadingBook Empty = new([]);

    [JsonIgnore]
    public Period? LatestPeriod => All.IsEmpty ? null : All.Max(r => r.Period);

    public Reading? Find(string source, long sequence) => All.FirstOrDefault(r => r.Sequence == sequence && r.Source == source);

    /// <summary>The readings of the period that count, observed on or before the given day, by indicator and rater.</summary>
    public IReadOnlyList<Reading> Current(Period period, DateOnly? observedUpTo = null) =>
        [.. All.Where(r => r.Period == period && (observedUpTo is null || r.ObservedOn <= observedUpTo))
            .GroupBy(r => (r.Indicator, r.Rater))
            .Select(slot => slot.Aggregate((best, next) => Prevails(next, best) ? next : best))
            .OrderBy(r => r.Indicator, StringComparer.Ordinal).ThenBy(r => r.Rater, StringComparer.Ordinal)];

    public ReadingBook With(IReadOnlyList<Reading> recorded) => new(All.AddRange(recorded));

    private static bool Prevails(Reading next, Reading best)
    {
        if (next.Source == best.Source)
        {
            return next.Sequence > best.Sequence;
        }

        var order = next.ObservedOn.CompareTo(best.ObservedOn);
        return order > 0 || (order == 0 && string.CompareOrdinal(next.Source, best.Source) > 0);
    }
}
