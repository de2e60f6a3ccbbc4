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

    /// <summary>What is recorded already under the sources and sequences of these readings. One walk, however many are asked for: a village keeps its readings of decades.</summary>
    public Dictionary<(string Source, long Sequence), Reading> Among(IReadOnlyList<Reading> readings)
    {
        var asked = new HashSet<(string, long)>(readings.Count);
        foreach (var reading in readings)
        {
            asked.Add((reading.Source, reading.Sequence));
        }

        var known = new Dictionary<(string, long), Reading>();
        foreach (var reading in All)
        {
            if (asked.Contains((reading.Source, reading.Sequence)))
            {
                known[(reading.Source, reading.Sequence)] = reading;
            }
        }

        return known;
    }

    /// <summary>The readings of the period that count, observed on or before the given day, by indicator and rater. Runs several times a subject and cycle: no queries, no needless garbage.</summary>
    public IReadOnlyList<Reading> Current(Period period, DateOnly? observedUpTo = null)
    {
        var counting = new List<Reading>(All.Length);
        foreach (var reading in All)
        {
            if (reading.Period == period && !(reading.ObservedOn > observedUpTo))
            {
                counting.Add(reading);
            }
        }

        counting.Sort(BySlotAndSource);
        var kept = 0;
        for (var i = 0; i < counting.Count; i++)
        {
            // The last of a source is its highest sequence.
            if (i + 1 < counting.Count && counting[i].SharesSlotWith(counting[i + 1]) && counting[i].Source == counting[i + 1].Source)
            {
                continue;
            }

            if (kept == 0 || !counting[kept - 1].SharesSlotWith(counting[i]))
            {
                counting[kept++] = counting[i];
            }
            else if (counting[i].ObservedOn >= counting[kept - 1].ObservedOn)
            {
                counting[kept - 1] = counting[i];
            }
        }

        counting.RemoveRange(kept, counting.Count - kept);
        return counting;
    }

    public ReadingBook With(IReadOnlyList<Reading> recorded) => new(All.AddRange(recorded));

    private static int BySlotAndSource(Reading one, Reading other)
    {
        var order = string.CompareOrdinal(one.Indicator, other.Indicator);
        order = order != 0 ? order : string.CompareOrdinal(one.Rater, other.Rater);
        order = order != 0 ? order : string.CompareOrdinal(one.Source, other.Source);
        return order != 0 ? order : one.Sequence.CompareTo(other.Sequence);
    }
}
