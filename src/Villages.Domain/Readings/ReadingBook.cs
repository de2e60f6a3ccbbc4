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
            .Select(slot => slot.GroupBy(r => r.Source)
                .Select(source => source.MaxBy(r => r.Sequence)!)
                .OrderBy(r => r.ObservedOn).ThenBy(r => r.Source, StringComparer.Ordinal).Last())
            .OrderBy(r => r.Indicator, StringComparer.Ordinal).ThenBy(r => r.Rater, StringComparer.Ordinal)];

    public ReadingBook With(IReadOnlyList<Reading> recorded) => new(All.AddRange(recorded));
}
