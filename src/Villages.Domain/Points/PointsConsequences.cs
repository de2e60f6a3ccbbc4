using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.Members;

namespace Villages.Domain.Points;

/// <summary>A branch's list of those present reaches the account of everybody on it.</summary>
public sealed class PointsConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        ActivityRecorded e => e.Activity.Marks.Select(mark => Attendance(e.Branch, e.Activity, mark.Key, mark.Value)),
        ActivityCorrected e => e.Changed.Select(changed => Attendance(e.Branch, e.Activity, changed.Person, changed.After)),
        _ => [],
    };

    private static Consequence Attendance(BranchId branch, BranchActivity activity, PersonId person, Mark? mark) => new(
        new PointsAccountId(person, activity.On.Year).Stream,
        new NoteAttendance(branch, activity.Id, activity.Activity, activity.On, mark, activity.Revision), "points.attendance");
}
