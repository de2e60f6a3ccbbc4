using Villages.Domain.Calendars;

namespace Villages.Domain.Objections;

/// <summary>An appeal (复核) is made once, in time, by whoever lodged the objection; without one the ruling becomes final when the time passed.</summary>
public static class AppealRule
{
    /// <param name="by">Subject of the caller; null without an account. Of an objection without an account, its number is all that is asked for.</param>
    public static Decision Decide(
        ObjectionState state, AppealObjection command, string? by, DateOnly today, WorkingDays workingDays, ObjectionDeadlines deadlines)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(workingDays);
        ArgumentNullException.ThrowIfNull(deadlines);
        if (state.Note is not { } note)
        {
            return ObjectionRefusals.NotOpened(state.Id);
        }

        if (state.By is { } owner && owner != by)
        {
            return ObjectionRefusals.NotYours();
        }

        if (WrittenGrounds.Judge(command.Grounds, "$.grounds") is { } unwritten)
        {
            return unwritten;
        }

        var grounds = WrittenGrounds.Kept(command.Grounds);
        if (state.Appeal is { } known)
        {
            return (known.Grounds, known.By) == (grounds, by) ? Decision.Accept() : ObjectionRefusals.Appealed();
        }

        return note.Phase != ObjectionPhase.Ruled ? ObjectionRule.WrongPhase(note.Phase)
            : today > note.DueOn ? ObjectionRefusals.AppealOver(note.DueOn.Value)
            : Decision.Accept(new ObjectionAppealed(
                note with { Phase = ObjectionPhase.Appealed, On = today, DueOn = workingDays.Add(today, deadlines.RuleWithin) }, new Appeal(grounds, by, today)));
    }

    public static Decision Decide(ObjectionState state, FinishObjection _, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Note is not { } note ? ObjectionRefusals.NotOpened(state.Id)
            : note.Phase == ObjectionPhase.Final ? Decision.Accept()
            : note.Phase != ObjectionPhase.Ruled ? ObjectionRefusals.WrongPhase(note.Phase)
            : note.ToFinish(today) ? Decision.Accept(Finish(note, today))
            : ObjectionRefusals.AppealOpen(note.DueOn!.Value);
    }

    internal static ObjectionFinal Finish(ObjectionNote note, DateOnly today) =>
        new(note with { Phase = ObjectionPhase.Final, On = today, DueOn = null });
}
