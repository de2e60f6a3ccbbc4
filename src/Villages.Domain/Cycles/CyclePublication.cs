using System.Collections.Immutable;
using Villages.Domain.Calendars;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;

namespace Villages.Domain.Cycles;

/// <summary>
/// A cycle and its boards (公示与异议, <c>domain.md</c> §3.2): one notice a township, the same window for all. An objection holds the result of one person; everybody else's goes on.
/// What is rejected follows by itself, what is upheld waits for a round.
/// </summary>
public static class CyclePublication
{
    /// <summary>Id of the rulebook's deadline that says how long results are on the boards.</summary>
    public const string Deadline = "publication";

    /// <summary>Last day of a window that is opened on a day; null when the rulebook has none.</summary>
    public static DateOnly? LastDay(Rulebook rulebook, DateOnly from, WorkingDays days) =>
        rulebook.Deadlines.FirstOrDefault(deadline => deadline.Id == Deadline) is { } window ? Rulebooks.Shapes.WorkingDays.Due(window, from, days.IsWorking) : null;

    /// <summary>Where several versions judge, the longest of their windows; null when none has one.</summary>
    public static DateOnly? LastDay(IEnumerable<Rulebook> rulebooks, DateOnly from, WorkingDays days) => rulebooks.Max(rulebook => LastDay(rulebook, from, days));

    /// <param name="today">First day of the window.</param>
    /// <param name="to">Last day; null when the rulebook has no publication.</param>
    public static Decision Publish(CycleState state, PublishCycle _, DateOnly today, DateOnly? to) =>
        CycleLifecycle.Running(state) is { } refusal ? refusal
        : state.Phase != CyclePhase.Calibrating ? CycleRefusals.WrongPhase(state.Phase)
        : to is null || Changed(state).IsEmpty ? Decision.Accept(new CyclePublished(state.Round, today, null), new PublicationClosed(state.Round))
        : Decision.Accept(new CyclePublished(state.Round, today, to));

    /// <summary>Consequence of a closed notice. One of an earlier round, and one that is known, changes nothing.</summary>
    public static Decision Decide(CycleState state, NotePublicationClosed command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        var township = command.Publication.Area;
        if (state.Phase != CyclePhase.Publishing || command.Publication.Round % CycleNotices.RoundsOfAttempt != state.Round || state.ClosedWindows.Contains(township))
        {
            return Decision.Accept();
        }

        var closed = new TownshipWindowClosed(state.Round, township, Persons(command.Held), Persons(command.Upheld));
        return Townships(state).All(other => other == township || state.ClosedWindows.Contains(other))
            ? Decision.Accept(closed, new PublicationClosed(state.Round))
            : Decision.Accept(closed);
    }

    /// <summary>Consequence of an objection that is final after its notice was closed. What still waits for another objection, and whoever is not held, changes nothing.</summary>
    public static Decision Decide(CycleState state, NoteItemSettled command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        var person = PersonId.Parse(command.Item);
        if (state.Id is not { } cycle || !state.Held.Contains(person) || state.Upheld.Contains(person))
        {
            return Decision.Accept();
        }

        if (command.Held)
        {
            return command.Ruling == Ruling.Rejected ? Decision.Accept() : Decision.Accept(new ObjectionUpheld(state.Round, person));
        }

        var outcome = state.Result?.Outcomes.FirstOrDefault(one => one.Secretary == person);
        var follows = state.Phase == CyclePhase.Effective && state.EffectiveRound == state.ResultRound;
        return Decision.Accept(new HoldLifted(
            cycle, state.ResultRound, state.AsOf, state.Result?.HashFor(person) ?? state.RulebookHash, state.Result?.Engine ?? 0, person, follows ? outcome : null));
    }

    /// <summary>What the present round changes: all results at first, later those that differ from what is in effect.</summary>
    public static ImmutableArray<SubjectOutcome> Changed(CycleState state) =>
        state.Result is not { } result || state.ResultRound != state.Round ? [] : CycleLifecycle.Changed(state.Effective, result);

    /// <summary>Townships that the present round has something to show in.</summary>
    public static ImmutableArray<AreaCode> Townships(CycleState state) => [.. Changed(state).Select(outcome => outcome.Village.Parent).Distinct().Order()];

    /// <summary>What the round in effect changed and its townships issue; what followed later left with the cycle's own commits.</summary>
    public static ImmutableArray<SubjectOutcome> Issued(CycleState state) => state.Effective is null ? []
        : [.. CycleLifecycle.Changed(state.Before, state.Effective).Where(outcome => !state.Followed.Contains(outcome.Secretary))];

    /// <summary>The result without what is held: for those what was in effect before stays so, under the version that judged it.</summary>
    internal static CalibrationResult? Approved(CycleState state)
    {
        if (state.Held.IsEmpty || state.Result is not { } result)
        {
            return state.Result;
        }

        var kept = state.Effective?.Outcomes.Where(outcome => state.Held.Contains(outcome.Secretary)).ToArray() ?? [];
        var judges = kept.Where(outcome => state.Effective!.HashFor(outcome.Secretary) != result.RulebookHash)
            .Aggregate(
                (result.JudgedBy ?? ImmutableSortedDictionary<PersonId, string>.Empty).RemoveRange(state.Held),
                (known, outcome) => known.SetItem(outcome.Secretary, state.Effective!.HashFor(outcome.Secretary)));
        return result with
        {
            JudgedBy = judges.IsEmpty ? null : judges,
            Outcomes =
            [
                .. result.Outcomes.Where(outcome => !state.Held.Contains(outcome.Secretary)).Concat(kept)
                    .OrderBy(outcome => outcome.Village).ThenBy(outcome => outcome.Secretary),
            ],
        };
    }

    private static ImmutableArray<PersonId> Persons(ImmutableArray<string> items) => [.. items.Select(item => PersonId.Parse(item))];
}
