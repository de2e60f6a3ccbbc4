using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Members;
using Villages.Domain.Points;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Points;

internal sealed class PointsEventSamples : IEventSamples
{
    private static readonly EvidenceFile Letter = new(new string('a', 64), "感谢信.jpg");

    private static readonly PointsEntry Claim = new(
        PointsEntry.KeyOf("X2", A.Day("2022-05-04"), "感谢信"), "X2", A.Day("2022-05-04"), "感谢信", 1, null, ["media"], 2, 2, [Letter], "zhang.san",
        EntryState.Submitted, new string('0', 64), Claimed: true);

    private static readonly PointsEntry Award = new(
        PointsEntry.KeyOf("B5", A.Day("2022-05-20"), "141129100201-01/a-1"), "B5", A.Day("2022-05-20"), "141129100201-01/a-1", 1, null, [], 2, 2, [], "system:consequences",
        EntryState.BranchReviewed, new string('0', 64));

    public IEnumerable<IEvent> Samples =>
    [
        new PointsClaimed(Claim),
        new EntryReviewed(Claim.Id, ReviewLevel.Branch, 1, "li.si", "未见媒体报道"),
        new AttendanceNoted(Award.Source, Mark.Present, 0),
        new PointsAwarded(Award),
        new EntriesPublished([Claim.Id, Award.Id], A.Notice),
        new EntriesHeld([Claim.Id], true),
        new EntriesRegistered([Award.Id], A.Notice),
        new EntryReversed(Award.Id, "签到更正", "li.si", Award with { Id = $"{Award.Id}-r", Asked = -2, Granted = -2, State = EntryState.Registered, Reverses = Award.Id }),
        new EntryRejected(Claim.Id, ReviewLevel.Township, "wang.wu", "文件与本人无关"),
        new ClaimWithdrawn(Claim.Id),
        new ReviewRecorded(ImmutableSortedDictionary<string, int>.Empty.Add("excellent", 10).Add("qualified", 8), A.Day("2022-12-10"), "民主评议会议记录"),
        new VetoRecorded("Z1", A.Day("2022-12-01"), "县纪〔2022〕9号"),
        new YellowLineRecorded("Y1", A.Day("2022-11-01"), "支部会议记录"),
        new AccountClosed(CycleId.Parse("points-141129-2022"), 1, 0, "unqualified", null, null),
        new AccountReopened(A.Objection),
    ];
}
