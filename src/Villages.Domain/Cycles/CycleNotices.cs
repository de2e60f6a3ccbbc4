using System.Collections.Immutable;
using System.Globalization;
using Villages.Domain.Publications;
using Villages.Domain.Stars;

namespace Villages.Domain.Cycles;

/// <summary>A township's notice of a round.</summary>
public sealed record CycleNotice(AreaCode Township, PublicationId Publication, OpenPublication Open);

/// <summary>What a cycle puts up on the boards: who, which grade, total, rank and stars; no pay, and no name before somebody reads it.</summary>
public static class CycleNotices
{
    /// <summary>Rounds of one attempt that the id of a notice has room for.</summary>
    public const int RoundsOfAttempt = 100;

    public const string Grade = "grade";
    public const string Total = "total";
    public const string Rank = "rank";
    public const string StarsBefore = "stars-before";
    public const string StarsAfter = "stars-after";
    public const string Unrated = "unrated";

    /// <summary>Notices of the present round, one for each township in which it changes something; each lists everybody there. A later one corrects the one before of the same township.</summary>
    public static ImmutableArray<CycleNotice> Of(CycleState state)
    {
        if (state.Id is not { } cycle || state.Result is not { } result || state.WindowFrom is not { } from || state.WindowTo is not { } to)
        {
            return [];
        }

        var before = state.Effective?.Outcomes.ToDictionary(outcome => outcome.Secretary);
        var changed = CyclePublication.Changed(state).ToLookup(outcome => outcome.Village.Parent);
        var standing = result.Outcomes.ToLookup(outcome => outcome.Village.Parent);
        return
        [
            .. CyclePublication.Townships(state).Select(township => new CycleNotice(
                township, Id(cycle, township, state.Round),
                new OpenPublication(
                    cycle.Stream, from, to,
                    [
                        .. changed[township].UnionBy(standing[township], outcome => outcome.Secretary)
                            .OrderBy(outcome => outcome.RankInCounty ?? int.MaxValue).ThenBy(outcome => outcome.Village)
                            .Select(outcome => Item(outcome, before?.GetValueOrDefault(outcome.Secretary))),
                    ],
                    state.Corrected.TryGetValue(township, out var round) ? Id(cycle, township, round) : null))),
        ];
    }

    /// <summary>Rounds go on over the attempts of a period: a cycle that begins anew meets none of the notices of the one that was cancelled.</summary>
    private static PublicationId Id(CycleId cycle, AreaCode township, int round) => new(township, cycle.Scheme, cycle.Period, ((cycle.Attempt - 1) * RoundsOfAttempt) + round);

    private static PublicationItem Item(SubjectOutcome outcome, SubjectOutcome? before) =>
        new(outcome.Secretary.Value, outcome.Village, outcome.Secretary, Facts(outcome), before is null || Facts(before).SequenceEqual(Facts(outcome)) ? null : Facts(before));

    private static ImmutableArray<ShownFact> Facts(SubjectOutcome outcome) =>
        [.. Shown(outcome).Where(fact => fact.Value is not null).Select(fact => new ShownFact(fact.Field, fact.Value!))];

    private static IEnumerable<(string Field, string? Value)> Shown(SubjectOutcome outcome) =>
    [
        (Grade, outcome.Grade), (Total, outcome.Total?.ToString(CultureInfo.InvariantCulture)), (Rank, outcome.RankInCounty?.ToString(CultureInfo.InvariantCulture)),
        (StarsBefore, outcome.StarsBefore?.ToString(CultureInfo.InvariantCulture)), (StarsAfter, outcome.StarsAfter?.ToString(CultureInfo.InvariantCulture)),
        (Unrated, outcome.Unrated?.Code),
    ];
}
