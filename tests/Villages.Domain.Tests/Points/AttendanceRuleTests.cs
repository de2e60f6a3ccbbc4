using System.Collections.Immutable;
using Villages.Domain.Consequences;
using Villages.Domain.Members;
using Villages.Domain.Points;

namespace Villages.Domain.Tests.Points;

public class AttendanceRuleTests
{
    private static readonly NoteAttendance There = new(A.Branch, "a-1", "theme-day", A.Day("2023-05-20"), Mark.Present, 0);

    [Fact]
    public void The_same_event_delivered_twice_gives_one_award()
    {
        var state = Noted(Ledgers.Empty, There);

        AttendanceRule.Decide(state, There, Ledgers.Organ(LedgerFacts.SignInRole)).ChangesNothing();
        Assert.Equal(("B5", 2m), (Assert.Single(state.Entries).Item, state.Entries[0].Granted));
    }

    [Fact]
    public void Who_is_late_has_both_and_who_is_absent_only_loses()
    {
        Assert.Equal([("B5", 2m), ("D2", -0.5m)], Granted(Noted(Ledgers.Empty, There with { Mark = Mark.Late })));
        Assert.Equal([("D1", -1m)], Granted(Noted(Ledgers.Empty, There with { Mark = Mark.Absent })));
        Assert.Empty(Noted(Ledgers.Empty, There with { Mark = Mark.Excused }).Entries);
        Assert.Empty(Noted(Ledgers.Empty, There with { Activity = "chess" }).Entries);
    }

    [Fact]
    public void A_correction_takes_back_what_no_longer_follows_and_an_older_one_changes_nothing()
    {
        var state = Noted(Ledgers.Empty, There);
        state = state with { Entries = [state.Entries[0] with { State = EntryState.Registered }] };

        var absent = Noted(state, There with { Mark = Mark.Absent, Revision = 1 });

        Assert.Equal([EntryState.Reversed, EntryState.Registered, EntryState.BranchReviewed], absent.Entries.Select(entry => entry.State));
        Assert.Equal(0, absent.Balance);
        AttendanceRule.Decide(absent, There, Ledgers.Organ(LedgerFacts.SignInRole)).ChangesNothing();
        var back = Noted(absent, There with { Revision = 2 });
        Assert.Equal(["B5"], back.Entries.Where(EntryRule.Stands).Where(entry => entry.Reverses is null).Select(entry => entry.Item));
    }

    [Fact]
    public void Everybody_on_the_list_is_told_and_of_a_correction_those_it_changes()
    {
        var marks = ImmutableSortedDictionary<PersonId, Mark>.Empty.Add(A.Person(), Mark.Present).Add(A.Person('b'), Mark.Absent);
        var activity = new BranchActivity("a-1", A.Day("2023-05-20"), "theme-day", marks);

        var recorded = ConsequenceRegistry.Default.Of(A.Branch.Stream, 1, [new ActivityRecorded(A.Branch, activity)]);
        var corrected = ConsequenceRegistry.Default.Of(
            A.Branch.Stream, 2, [new ActivityCorrected(A.Branch, activity with { Revision = 1 }, [new ChangedMark(A.Person('b'), Mark.Present, Mark.Absent)], "更正")]);

        Assert.Equal([Ledgers.Account.Stream, new PointsAccountId(A.Person('b'), 2023).Stream], recorded.Select(told => told.Consequence.Target));
        Assert.Equal(There, recorded[0].Consequence.Body);
        Assert.Equal(There with { Mark = Mark.Absent, Revision = 1 }, Assert.Single(corrected).Consequence.Body);
    }

    private static PointsAccountState Noted(PointsAccountState state, NoteAttendance note) =>
        state.After(AttendanceRule.Decide(state, note, Ledgers.Organ(LedgerFacts.SignInRole)));

    private static IEnumerable<(string, decimal)> Granted(PointsAccountState state) => state.Entries.Select(entry => (entry.Item, entry.Granted));
}
