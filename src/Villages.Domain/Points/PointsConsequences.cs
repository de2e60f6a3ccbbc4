using Villages.Domain.Consequences;
using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Members;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>A branch's list of those present reaches the account of everybody on it; an annual cycle that took effect closes the accounts of the members it rated.</summary>
public sealed class PointsConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        ActivityRecorded e => e.Activity.Marks.Select(mark => Attendance(e.Branch, e.Activity, mark.Key, mark.Value)),
        ActivityCorrected e => e.Changed.Select(changed => Attendance(e.Branch, e.Activity, changed.Person, changed.After)),
        EffectsIssued e => e.Outcomes.SelectMany(outcome => Closing(e.Cycle, e.Round, outcome)),
        HoldLifted { Outcome: { } outcome } e => Closing(e.Cycle, e.Round, outcome),
        _ => [],
    };

    private static Consequence[] Closing(CycleId cycle, int round, SubjectOutcome outcome) =>
        outcome.Branch is null || cycle.Period.Months < 12 ? []
            :
            [
                new(
                    new PointsAccountId(outcome.Secretary, cycle.Period.FirstDay.Year).Stream,
                    new CloseAccount(cycle, round, outcome.Total, outcome.Grade, outcome.Unrated?.Code), "points.year-closed"),
            ];

    private static Consequence Attendance(BranchId branch, BranchActivity activity, PersonId person, Mark? mark) => new(
        new PointsAccountId(person, activity.On.Year).Stream,
        new NoteAttendance(branch, activity.Id, activity.Activity, activity.On, mark, activity.Revision), "points.attendance");
}
