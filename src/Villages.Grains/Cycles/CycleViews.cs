using Villages.Domain.Areas;
using Villages.Domain.Cycles;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;

namespace Villages.Grains.Cycles;

/// <summary>What readers see of a cycle, as pure functions of its state.</summary>
internal static class CycleViews
{
    public static CycleView View(CycleState state, long number, CycleProgress progress)
    {
        var (areas, townships) = (Areas(state, progress), CycleByTownship.Of(state));
        var effects = townships.Effects;
        return new CycleView
        {
            Id = state.Id!.Value,
            Version = number,
            Phase = state.Phase,
            Paused = state.Paused,
            Round = state.Round,
            AsOf = state.AsOf,
            RulebookHash = state.RulebookHash,
            FrozenAt = state.Known,
            SubjectsTotal = state.Roster.Length,
            SubjectsDone = areas.Sum(area => area.Done),
            Areas = areas,
            Grades = townships.Grades,
            StarsAfter = townships.StarsAfter,
            EffectsTotal = effects.Values.Sum(outcomes => outcomes.Length),
            EffectsDone = effects.Where(area => progress.IsDelivered(area.Key, state.EffectiveRound)).Sum(area => area.Value.Length),
            EffectsRefused = progress.Effects.Sum(area => area.Refused),
            PlannedAt = state.PlannedAt,
            PlannedBy = state.PlannedBy,
            WindowTo = state.WindowTo,
            Held = state.Held.Count,
        };
    }

    public static CycleResultPage Page(CycleState state, long number, CycleResultQuery query, AreaTree tree)
    {
        if (state.Result is null)
        {
            return new CycleResultPage(0, [], number);
        }

        var found = state.Result.Outcomes
            .Where(outcome => query.Township is null || outcome.Village.Parent == query.Township)
            .Where(outcome => query.Stars is not { Count: > 0 } || query.Stars.Contains(outcome.StarsAfter ?? -1))
            .Where(outcome => query.Grade is null || outcome.Grade == query.Grade)
            .Select(outcome => Result(outcome, state, tree))
            .Where(result => query.Query is not { Length: > 0 } part
                || result.VillageName.Contains(part, StringComparison.Ordinal) || result.Village.Value.Contains(part, StringComparison.Ordinal))
            .OrderBy(result => result.Rank ?? int.MaxValue).ThenBy(result => result.Village)
            .ToArray();
        return new CycleResultPage(found.Length, [.. found.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)], number);
    }

    public static CycleExplanation Explain(CycleState state, Rulebook rulebook, SubjectScore score, SubjectOutcome outcome, AreaTree tree) => new()
    {
        Result = Result(outcome, state, tree),
        RulebookHash = rulebook.Hash,
        Engine = state.Result!.Engine,
        AsOf = state.AsOf,
        FrozenAt = state.Known ?? 0,
        Lines = StarExplanation.Explain(rulebook, score, outcome),
    };

    public static CycleResultView Result(SubjectOutcome outcome, CycleState state, AreaTree tree) => new()
    {
        Person = outcome.Secretary,
        Village = outcome.Village,
        VillageName = tree.Find(outcome.Village, state.AsOf)?.Name ?? outcome.Village.Value,
        Round = state.ResultRound,
        Grade = outcome.Grade,
        Total = outcome.Total,
        Rank = outcome.RankInCounty,
        TownshipRank = outcome.RankInTownship,
        StarsBefore = outcome.StarsBefore,
        StarsAfter = outcome.StarsAfter,
        MonthlyPay = outcome.Pay?.Total,
        Unrated = outcome.Unrated?.Reason,
    };

    private static List<AreaProgress> Areas(CycleState state, CycleProgress progress)
    {
        var finished = state.Phase is CyclePhase.Calibrating or CyclePhase.Publishing or CyclePhase.Approving or CyclePhase.Effective or CyclePhase.Archived;
        return [.. CycleByTownship.Of(state).Roster.Select(township =>
            finished ? new AreaProgress(township.Key, state.Round, township.Value.Length, township.Value.Length, true)
            : progress.Areas.FirstOrDefault(area => area.Area == township.Key && area.Round == state.Round)
            ?? new AreaProgress(township.Key, state.Round, township.Value.Length, 0, false))];
    }
}
