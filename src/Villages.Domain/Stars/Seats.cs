using System.Collections.Immutable;

namespace Villages.Domain.Stars;

/// <summary>Who takes part in the group step, in order of village: each person once.</summary>
internal static class Seats
{
    /// <summary>Who heads several villages is rated once, for the first in order of code that has a rating; the trace names the others.</summary>
    public static Seat[] Of(IReadOnlyList<SubjectScore> scores) =>
        [.. scores.GroupBy(score => score.Secretary).Select(Of).OrderBy(seat => seat.Score.Village)];

    private static Seat Of(IGrouping<PersonId, SubjectScore> person)
    {
        var scores = person.OrderBy(score => score.Unrated is not null).ThenBy(score => score.Village).ToArray();
        var seat = new Seat(scores[0]);
        if (scores.Length > 1)
        {
            seat.Trace.Add(TraceLine.Of(TraceCodes.SeveralVillages, null, ("village", $"{scores[0].Village}"), ("others", string.Join(' ', scores[1..].Select(score => score.Village)))));
        }

        return seat;
    }
}

/// <summary>One subject while the group step works on it.</summary>
internal sealed class Seat(SubjectScore score)
{
    public SubjectScore Score { get; } = score;

    public string Grade { get; set; } = score.BandGrade ?? "";

    public bool CutByQuota { get; set; }

    public int? Stars { get; set; }

    public int RankInCounty { get; set; }

    public int RankInTownship { get; set; }

    public int? RankInBranch { get; set; }

    public ImmutableArray<TraceLine>.Builder Trace { get; } = ImmutableArray.CreateBuilder<TraceLine>();
}
