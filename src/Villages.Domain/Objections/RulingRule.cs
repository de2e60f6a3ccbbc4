using Villages.Domain.Calendars;

namespace Villages.Domain.Objections;

/// <summary>Who may rule on an objection, and with what consequence. Upheld is final at once, and so is every ruling on an appeal.</summary>
public static class RulingRule
{
    public const int MostCorrections = 100;

    /// <param name="by">Subject of the caller.</param>
    /// <param name="self">The person that the caller is, where that is known.</param>
    public static Decision Decide(
        ObjectionState state, RuleObjection command, string by, PersonId? self, DateOnly today, WorkingDays workingDays, ObjectionDeadlines deadlines)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(workingDays);
        ArgumentNullException.ThrowIfNull(deadlines);
        if (state.Note is not { } note)
        {
            return ObjectionRefusals.NotOpened(state.Id);
        }

        if (JudgeText(command) is { } unfit)
        {
            return unfit;
        }

        var given = new GivenRuling(command.Ruling, WrittenGrounds.Kept(command.Reason), command.Corrections, command.Level, by, today);
        if (state.Rulings.LastOrDefault() is { } last && last == given with { On = last.On } && note.Phase != ObjectionPhase.Appealed)
        {
            return Decision.Accept();
        }

        if (JudgePhase(state, command) is { } early)
        {
            return early;
        }

        if (state.By == by || (state.Person is { } person && person == self))
        {
            return ObjectionRefusals.OwnCase();
        }

        var onAppeal = note.Phase == ObjectionPhase.Appealed;
        if ((onAppeal ? JudgeAppeal(state, command, by) : null) is { } refusal)
        {
            return refusal;
        }

        if (command.Ruling != Ruling.Rejected && command.Corrections.Count == 0 && !(onAppeal && state.Rulings[0].Corrections.Count > 0))
        {
            return ObjectionRefusals.NothingCorrected();
        }

        var ruled = new ObjectionRuled(
            note with { Phase = ObjectionPhase.Ruled, Ruling = command.Ruling, On = today, DueOn = workingDays.Add(today, deadlines.AppealWithin) }, given);
        return onAppeal || command.Ruling == Ruling.Upheld
            ? Decision.Accept(ruled, AppealRule.Finish(ruled.Note, today))
            : Decision.Accept(ruled);
    }

    private static Refusal? JudgeText(RuleObjection command) =>
        WrittenGrounds.Judge(command.Reason, "$.reason")
        ?? (command.Corrections.Count > (command.Ruling == Ruling.Rejected ? 0 : MostCorrections) || command.Corrections.Distinct().Count() < command.Corrections.Count
            ? ObjectionRefusals.Corrections()
            : null);

    private static Refusal? JudgePhase(ObjectionState state, RuleObjection command) => state.Phase switch
    {
        ObjectionPhase.Filed => command.Ruling == Ruling.Rejected ? null : ObjectionRefusals.NotAccepted(),
        ObjectionPhase.Accepted => ObjectionRefusals.NotInvestigated(),
        ObjectionPhase.Investigated or ObjectionPhase.Appealed => null,
        var phase => ObjectionRule.WrongPhase(phase),
    };

    private static Refusal? JudgeAppeal(ObjectionState state, RuleObjection command, string by)
    {
        var first = state.Rulings[0];
        return state.WasHandledBy(by) ? ObjectionRefusals.SamePerson()
            : !IsAbove(command.Level, first.Level) ? ObjectionRefusals.LevelTooLow(first.Level)
            : command.Ruling == Ruling.Rejected && first.Ruling != Ruling.Rejected ? ObjectionRefusals.WorseOnAppeal()
            : null;
    }

    private static bool IsAbove(AreaCode level, AreaCode first) =>
        level == first ? first.Kind == AreaKind.County : level.Contains(first);
}
