using System.Collections.Immutable;
using Villages.Domain.Members;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>Everything a rating of points may know of one Party member: the account of the period's year and the membership.</summary>
/// <param name="Village">Of the branch.</param>
/// <param name="Class">In force on the as-of date.</param>
/// <param name="Period">A year, quarter or month.</param>
/// <param name="Entries">Of the whole year; only registered ones count.</param>
/// <param name="Vetoes">Red lines; those outside the period do not count.</param>
/// <param name="YellowLines">Facts of the rulebook's band caps.</param>
/// <param name="PartyAge">Whole months on the as-of date; null while probationary.</param>
/// <param name="Probationary">预备党员</param>
/// <param name="Age">Whole years, where it is known.</param>
[GenerateSerializer, Immutable, Alias("points.member-facts")]
public sealed record MemberFacts(
    [property: Id(0)] AreaCode Village,
    [property: Id(1)] PersonId Person,
    [property: Id(2)] BranchId Branch,
    [property: Id(3)] AreaKind Kind,
    [property: Id(4)] string Class,
    [property: Id(5)] Period Period,
    [property: Id(6)] ImmutableArray<PointsEntry> Entries,
    [property: Id(7)] ImmutableSortedDictionary<string, int> ReviewVotes,
    [property: Id(8)] ImmutableArray<VetoFact> Vetoes,
    [property: Id(9)] ImmutableArray<VetoFact> YellowLines,
    [property: Id(10)] ImmutableArray<Exemption> Exemptions,
    [property: Id(11)] ImmutableArray<BranchMembership> Memberships,
    [property: Id(12)] int? PartyAge,
    [property: Id(13)] bool Probationary = false,
    [property: Id(14)] int? Age = null)
{
    /// <summary>Flag of the probationary for conditions and pass lines; others are <c>class:&lt;class&gt;</c> and <c>exempt:&lt;reason&gt;</c>.</summary>
    public const string ProbationaryFlag = "probationary";

    /// <summary>From the states of account and membership; null when the member was in no branch on that day.</summary>
    public static MemberFacts? Of(PointsAccountState account, MemberState member, Period period, DateOnly asOf, int? age = null) =>
        member.BranchOn(asOf) is not { } branch ? null : new MemberFacts(
            branch.Village, member.Id, branch, branch.Village.Kind, member.ClassOn(asOf) ?? "", period, account.Entries, account.ReviewVotes, account.Vetoes,
            account.YellowLines, member.Exemptions, member.Branches, Members.PartyAge.Months(member.ConfirmedOn, asOf), member.ProbationaryOn(asOf), age);

    internal ImmutableHashSet<string> Flags(DateOnly asOf) =>
    [
        $"class:{Class}", .. Exemptions.Where(exemption => exemption.Covers(asOf)).Select(exemption => $"exempt:{exemption.Reason}"),
        .. Probationary ? [ProbationaryFlag] : Array.Empty<string>(),
    ];
}
