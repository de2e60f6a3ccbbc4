using System.Text.RegularExpressions;

namespace Villages.Domain.Members;

/// <summary>Who belongs to which branch: memberships follow each other without gap or overlap until they end.</summary>
public static partial class MemberRule
{
    /// <summary>A transfer is entered at most so many days ahead.</summary>
    public const int LongestLeadDays = 92;

    private static readonly DateOnly Earliest = new(1921, 7, 1);

    /// <param name="today">In Asia/Shanghai.</param>
    /// <param name="branchNamed">Whether the branch has a name: <see cref="BranchState.Named"/>.</param>
    public static Decision Decide(MemberState state, EnrolMember command, DateOnly today, bool branchNamed)
    {
        var enrolled = new MemberEnrolled(state.Id, command.JoinedOn, command.ConfirmedOn, new BranchMembership(command.Branch, command.From), command.Class);
        if (state.Enrolled)
        {
            return SameEnrolment(state, command) ? Decision.Accept() : MemberRefusals.EnrolledAlready(state.Id);
        }

        return !branchNamed ? MemberRefusals.BranchUnknown(command.Branch)
            : !CodeName().IsMatch(command.Class) ? MemberRefusals.NoCode("$.class")
            : command.JoinedOn < Earliest || command.JoinedOn > today ? MemberRefusals.DateOutOfRange(command.JoinedOn, "$.joinedOn")
            : command.ConfirmedOn is { } confirmed && (confirmed < command.JoinedOn || confirmed > today) ? MemberRefusals.DateOutOfRange(confirmed, "$.confirmedOn")
            : command.From < command.JoinedOn || command.From > today ? MemberRefusals.DateOutOfRange(command.From, "$.from")
            : Decision.Accept(enrolled);
    }

    public static Decision Decide(MemberState state, TransferMember command, DateOnly today, bool branchNamed)
    {
        if (NotNow(state) is { } refusal)
        {
            return state.Branches.Any(known => known.Branch == command.Branch && known.From == command.From) ? Decision.Accept() : refusal;
        }

        var current = state.Branches[^1];
        return state.Branches.Any(known => known.Branch == command.Branch && known.From == command.From) ? Decision.Accept()
            : !branchNamed ? MemberRefusals.BranchUnknown(command.Branch)
            : current.Branch == command.Branch ? MemberRefusals.ThereAlready(current)
            : command.From <= current.From ? MemberRefusals.BeforeMembership(current)
            : command.From > today.AddDays(LongestLeadDays) ? MemberRefusals.DateOutOfRange(command.From, "$.from")
            : Decision.Accept(new MemberTransferred(
                state.Id, current with { To = command.From.AddDays(-1) }, new BranchMembership(command.Branch, command.From)));
    }

    public static Decision Decide(MemberState state, ClassifyMember command, DateOnly today) =>
        NotNow(state) is { } refusal ? refusal
        : !CodeName().IsMatch(command.Class) ? MemberRefusals.NoCode("$.class")
        : command.From < state.Branches[0].From || command.From > today.AddDays(LongestLeadDays) ? MemberRefusals.DateOutOfRange(command.From, "$.from")
        : state.ClassOn(command.From) == command.Class ? Decision.Accept()
        : Decision.Accept(new MemberClassified(state.Id, command.Class, command.From));

    public static Decision Decide(MemberState state, ConfirmMember command, DateOnly today) =>
        state.Enrolled && state.ConfirmedOn == command.On ? Decision.Accept()
        : NotNow(state) is { } refusal ? refusal
        : state.ConfirmedOn is { } known ? MemberRefusals.ConfirmedAlready(known)
        : command.On < state.JoinedOn || command.On > today ? MemberRefusals.DateOutOfRange(command.On, "$.on")
        : Decision.Accept(new MemberConfirmed(state.Id, command.On));

    public static Decision Decide(MemberState state, ExemptMember command)
    {
        var exemption = new Exemption(command.Reason, command.From, command.To, command.Branch);
        return state.Exemptions.Contains(exemption) ? Decision.Accept()
            : !state.Enrolled ? MemberRefusals.NotEnrolled(state.Id)
            : !CodeName().IsMatch(command.Reason) ? MemberRefusals.NoCode("$.reason")
            : command.To < command.From ? MemberRefusals.DateOutOfRange(command.To.Value, "$.to")
            : state.BranchOn(command.From) != command.Branch ? MemberRefusals.OtherBranch(command.Branch, command.From)
            : state.Exemptions.FirstOrDefault(known => known.Reason == command.Reason && known.From != command.From && known.Overlaps(exemption)) is { } taken
                ? MemberRefusals.ExemptAlready(taken)
            : Decision.Accept(new MemberExempted(state.Id, exemption));
    }

    public static Decision Decide(MemberState state, EndMembership command, DateOnly today)
    {
        var end = new MembershipEnd(command.End, command.LastDay);
        return state.End == end ? Decision.Accept()
            : NotNow(state) is { } refusal ? refusal
            : command.LastDay > today ? MemberRefusals.DateOutOfRange(command.LastDay, "$.lastDay")
            : command.LastDay < state.Branches[^1].From ? MemberRefusals.BeforeMembership(state.Branches[^1])
            : Decision.Accept(new MembershipEnded(state.Id, end, state.Branches[^1] with { To = command.LastDay }));
    }

    private static Refusal? NotNow(MemberState state) =>
        !state.Enrolled ? MemberRefusals.NotEnrolled(state.Id) : state.End is { } end ? MemberRefusals.EndedAlready(end) : null;

    private static bool SameEnrolment(MemberState state, EnrolMember command) =>
        state.JoinedOn == command.JoinedOn && state.Branches[0].Branch == command.Branch && state.Branches[0].From == command.From
        && (command.ConfirmedOn is null || state.ConfirmedOn == command.ConfirmedOn);

    [GeneratedRegex(@"\A[a-z](?:[a-z-]{0,38}[a-z])?\z")]
    private static partial Regex CodeName();
}
