using System.Collections.Immutable;
using System.Text;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Cycles;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Domain.Stars;
using Villages.Grains.Rulebooks;

namespace Villages.Grains.Cycles;

/// <summary>Compares a cycle's result with what another rulebook would make of the same facts. Keeps the last answer, because a list is looked at page by page.</summary>
internal sealed class CycleWhatIf(CycleRescoring rescoring, RulebookCache rulebooks)
{
    private Answer? _last;

    public async Task<Outcome<CycleComparison>> Compare(CycleState state, CycleComparisonQuery query, AreaTree tree)
    {
        if (state.Id is not { } cycle)
        {
            return CycleRefusals.NotPlanned;
        }

        if (state.Result is not { } result || state.ResultRound != state.Round || state.Phase is CyclePhase.Scoring or CyclePhase.Cancelled)
        {
            return CycleRefusals.WrongPhase(state.Phase);
        }

        var (rulebook, faults) = RulebookReader.Read(Encoding.UTF8.GetBytes(query.Json), cycle.Scheme);
        if (rulebook is null || rulebook.Scheme != cycle.Scheme)
        {
            return rulebook is null ? RulebookRefusals.Faulty(faults) : RulebookRefusals.OtherScheme(cycle.Scheme, rulebook.Scheme);
        }

        var answer = _last;
        if (answer?.Rulebook.Hash != rulebook.Hash || !ReferenceEquals(answer.Before, result))
        {
            var (after, scores) = await rescoring.Under(rulebook, state);
            answer = _last = Answer.Of(rulebook, result, after, scores);
        }

        var items = new List<ResultDifference>();
        foreach (var (before, after) in answer.Changed.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize))
        {
            items.Add(await Difference(state, answer, before, after, tree));
        }

        return new CycleComparison(
            state.ResultRound, state.RulebookHash, rulebook.Hash, CycleAmendment.IsSettled(state), answer.Counts, [.. answer.Changed.Select(pair => pair.Before.Secretary)], items);
    }

    private async Task<ResultDifference> Difference(CycleState state, Answer answer, SubjectOutcome before, SubjectOutcome after, AreaTree tree)
    {
        var judge = await rulebooks.Get(state.Id!.Value.Area, answer.Before.HashFor(before.Secretary));
        var (gone, come) = (
            StarExplanation.Explain(judge, (await rescoring.Under(judge, state, before.Village))!, before),
            StarExplanation.Explain(answer.Rulebook, answer.Scores[after.Village], after));
        var (known, next) = (gone.Select(line => line.Text).ToHashSet(), come.Select(line => line.Text).ToHashSet());
        return new ResultDifference(
            CycleViews.Result(before, state, tree), CycleViews.Result(after, state, tree),
            [.. gone.Where(line => !next.Contains(line.Text))], [.. come.Where(line => !known.Contains(line.Text))]);
    }

    private sealed record Answer(
        Rulebook Rulebook, CalibrationResult Before, ImmutableArray<(SubjectOutcome Before, SubjectOutcome After)> Changed, ChangeCounts Counts,
        IReadOnlyDictionary<AreaCode, SubjectScore> Scores)
    {
        public static Answer Of(Rulebook rulebook, CalibrationResult before, CalibrationResult after, IReadOnlyList<ScoredVillage> scores)
        {
            var changed = ResultComparison.Changed(before, after);
            return new(
                rulebook, before, changed, ResultComparison.Count(rulebook, before, changed),
                scores.Where(village => village.Score is not null).ToDictionary(village => village.Village, village => village.Score!));
        }
    }
}
