using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Villages.Domain.People;

namespace Villages.Domain.Members;

/// <summary>A branch owns what it did; who belongs to it, it learns from its members.</summary>
public static partial class BranchRule
{
    public static Decision Decide(BranchState state, NameBranch command) =>
        string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > 60 ? BranchRefusals.NameMissing()
        : state.Name == command.Name && state.Secretary == command.Secretary ? Decision.Accept()
        : Decision.Accept(new BranchNamed(state.Id, command.Name, command.Secretary));

    public static Decision Decide(BranchState state, NoteMember command) =>
        state.Roster.Contains(command.Entry) ? Decision.Accept() : Decision.Accept(new BranchMemberNoted(state.Id, command.Entry));

    /// <param name="today">In Asia/Shanghai.</param>
    public static Decision Decide(BranchState state, RecordActivity command, DateOnly today)
    {
        if (state.Activity(command.Id) is { } known)
        {
            return known.On == command.On && known.Activity == command.Activity && known.Revision == 0 && known.Marks.SequenceEqual(command.Marks)
                ? Decision.Accept()
                : BranchRefusals.ActivityTwice(command.Id);
        }

        return !state.Named ? MemberRefusals.BranchUnknown(state.Id)
            : !ActivityId().IsMatch(command.Id) ? BranchRefusals.NoId()
            : PersonalNumbers.In(command.Id) ? ErasureRefusals.PersonalText("$.id")
            : !ActivityKind().IsMatch(command.Activity) ? MemberRefusals.NoCode("$.activity")
            : command.On > today ? BranchRefusals.FutureDate(command.On)
            : command.Marks.IsEmpty ? BranchRefusals.NobodyMarked()
            : Stranger(state, command.On, command.Marks) is { } refusal ? refusal
            : Decision.Accept(new ActivityRecorded(state.Id, new BranchActivity(command.Id, command.On, command.Activity, command.Marks)));
    }

    public static Decision Decide(BranchState state, CorrectActivity command)
    {
        if (state.Activity(command.Id) is not { } known)
        {
            return BranchRefusals.NoActivity(command.Id);
        }

        var changed = Changes(known.Marks, command.Marks);
        return changed.IsEmpty ? Decision.Accept()
            : !WrittenReason.Fits(command.Reason) ? BranchRefusals.NoReason()
            : Stranger(state, known.On, command.Marks) is { } refusal ? refusal
            : Decision.Accept(new ActivityCorrected(state.Id, known with { Marks = command.Marks, Revision = known.Revision + 1 }, changed, command.Reason));
    }

    private static ImmutableArray<ChangedMark> Changes(ImmutableSortedDictionary<PersonId, Mark> before, ImmutableSortedDictionary<PersonId, Mark> after) =>
    [
        .. before.Keys.Union(after.Keys).Order()
            .Select(person => new ChangedMark(person, Of(before, person), Of(after, person)))
            .Where(mark => mark.Before != mark.After),
    ];

    private static Mark? Of(ImmutableSortedDictionary<PersonId, Mark> marks, PersonId person) => marks.TryGetValue(person, out var mark) ? mark : null;

    private static Refusal? Stranger(BranchState state, DateOnly on, ImmutableSortedDictionary<PersonId, Mark> marks)
    {
        var members = state.MembersOn(on).ToHashSet();
        foreach (var (person, _) in marks)
        {
            if (!members.Contains(person))
            {
                return BranchRefusals.NotOfBranch(person, on);
            }
        }

        return null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,40}\z")]
    private static partial Regex ActivityId();

    [GeneratedRegex(@"\A[a-z](?:[a-z-]{0,38}[a-z])?\z")]
    private static partial Regex ActivityKind();
}
