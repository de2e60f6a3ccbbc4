using Villages.Domain.Calendars;

namespace Villages.Domain.Objections;

/// <summary>How an objection comes to its ruling. Source: <c>domain.md</c> §3.2. A deed that comes late counts all the same.</summary>
public static class ObjectionRule
{
    /// <summary>The same again changes nothing, also after the objection went on.</summary>
    public static Decision Decide(ObjectionState state, OpenObjection command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        if (state.Note is { } known)
        {
            return (state.Item, state.Grounds, state.By, known.LodgedOn) == (command.Item, command.Grounds, command.By, command.LodgedOn)
                && (known.Publication == command.Publication || known.Publication.Follows(command.Publication))
                ? Decision.Accept()
                : ObjectionRefusals.Opened(state.Id);
        }

        var note = new ObjectionNote(state.Id, command.Publication, command.Area, ObjectionPhase.Filed, command.LodgedOn, command.LodgedOn, command.AcceptBy);
        return Decision.Accept(new ObjectionOpened(note, command.Item, command.Person, command.Grounds, command.By));
    }

    /// <param name="by">Subject of the caller.</param>
    public static Decision Decide(
        ObjectionState state, AcceptObjection _, string by, DateOnly today, WorkingDays workingDays, ObjectionDeadlines deadlines)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(workingDays);
        ArgumentNullException.ThrowIfNull(deadlines);
        return state.Note is not { } note ? ObjectionRefusals.NotOpened(state.Id)
            : state.AcceptedBy == by ? Decision.Accept()
            : note.Phase != ObjectionPhase.Filed ? WrongPhase(note.Phase)
            : Decision.Accept(new ObjectionAccepted(
                note with { Phase = ObjectionPhase.Accepted, On = today, DueOn = workingDays.Add(today, deadlines.RuleWithin) }, by));
    }

    /// <param name="by">Subject of the caller.</param>
    public static Decision Decide(ObjectionState state, RecordFinding command, string by, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        if (state.Note is not { } note)
        {
            return ObjectionRefusals.NotOpened(state.Id);
        }

        if (WrittenGrounds.Judge(command.Text, "$.text") is { } unwritten)
        {
            return unwritten;
        }

        var text = WrittenGrounds.Kept(command.Text);
        return state.Findings.Any(finding => finding.By == by && finding.Text == text) ? Decision.Accept()
            : note.Phase is not (ObjectionPhase.Accepted or ObjectionPhase.Investigated) ? WrongPhase(note.Phase)
            : Decision.Accept(new FindingRecorded(note with { Phase = ObjectionPhase.Investigated, On = today }, new Finding(text, by, today)));
    }

    /// <summary>Also a final objection moves: its new notice has to learn the ruling. Phase and rulings stay.</summary>
    public static Decision Decide(ObjectionState state, MoveObjection command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        return state.Note is not { } note ? ObjectionRefusals.NotOpened(state.Id)
            : note.Publication == command.Publication ? Decision.Accept()
            : !command.Publication.Follows(note.Publication) ? ObjectionRefusals.OtherNotice(note.Publication)
            : Decision.Accept(new ObjectionMoved(note with { Publication = command.Publication }, note.Publication));
    }

    internal static Refusal WrongPhase(ObjectionPhase phase) =>
        phase == ObjectionPhase.Final ? ObjectionRefusals.Final() : ObjectionRefusals.WrongPhase(phase);
}
