using Villages.Domain.Events;
using Villages.Domain.Members;

namespace Villages.Domain.Points;

/// <summary>What follows from a mark in a branch's list of those present: entries by the rulebook, and counter-entries when the mark is corrected.</summary>
public static class AttendanceRule
{
    /// <param name="facts">With the rulebook in force on the day of the activity.</param>
    public static Decision Decide(PointsAccountState state, NoteAttendance command, LedgerFacts facts)
    {
        var source = command.Source();
        if (state.Attendance.TryGetValue(source, out var known) && known >= command.Revision)
        {
            return Decision.Accept();
        }

        if (state.Closed)
        {
            return PointsRefusals.YearClosed(state.Id);
        }

        var signIn = facts.Rulebook.SignIns.FirstOrDefault(one => one.Activity == command.Activity);
        IReadOnlyList<string> due = command.Mark switch
        {
            Mark.Present => signIn?.Present ?? [],
            Mark.Late => signIn?.Late ?? [],
            Mark.Absent => signIn?.Absent ?? [],
            _ => [],
        };
        var standing = state.Entries.Where(entry => entry.Source == source && entry.Reverses is null && EntryRule.Stands(entry)).ToArray();
        var events = new List<IEvent> { new AttendanceNoted(source, command.Mark, command.Revision) };
        events.AddRange(standing.Where(entry => !due.Contains(entry.Item)).Select(entry => EntryRule.Reversal(entry, "签到更正 attendance corrected", facts.Actor)));
        foreach (var item in due.Where(item => standing.All(entry => entry.Item != item)))
        {
            var draft = new EntryDraft(item, command.On, source);
            if (Drafts.Check(state, draft, facts) is { } refusal)
            {
                return refusal;
            }

            events.Add(new PointsAwarded(Drafts.ToEntry(state, draft, facts, EntryState.BranchReviewed)));
        }

        return Decision.Accept([.. events]);
    }
}
