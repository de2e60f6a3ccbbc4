using System.Collections.Immutable;
using Villages.Domain.Members;
using Villages.Domain.Points;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;
using Villages.Domain.Tests.Rulebooks;

namespace Villages.Domain.Tests.Points;

/// <summary>Accounts of invented members under the shipped rulebook, in 2023.</summary>
internal static class Ledgers
{
    public static readonly Rulebook Rules = RulebookFiles.Points;
    public static readonly DateOnly Today = A.Day("2023-12-31");
    public static readonly PointsAccountId Account = new(A.Person(), 2023);
    public static readonly PointsAccountState Empty = PointsAccountState.Empty(Account.Stream);
    public static readonly EvidenceFile File = new(new string('a', 64), "证明.jpg");
    public static readonly ImmutableArray<BranchMembership> Memberships = [new(A.Branch, A.Day("2015-01-01"))];

    /// <summary>The member acts for itself.</summary>
    public static LedgerFacts Member(DateOnly? today = null) => new(today ?? Today, Rules, Memberships, "zhang.san", "member", A.Person());

    public static LedgerFacts Organ(string role, char person = 'b') => new(Today, Rules, Memberships, $"{role}.clerk", role, A.Person(person));

    public static EntryDraft Deed(string item, string on, string source = "事实1", decimal quantity = 1, string? level = null, decimal? points = null, bool evidence = false) =>
        new(item, A.Day(on), source, quantity, level, null, points, evidence ? [File] : null);

    /// <summary>A registered entry of what the item gives.</summary>
    public static PointsEntry Registered(string item, string on, decimal quantity = 1, string? source = null, decimal? granted = null, string? level = null)
    {
        var entry = Drafts.ToEntry(Empty, Deed(item, on, source ?? $"{item} {on}", quantity, level), Organ("branch"), EntryState.Registered);
        return entry with { Granted = granted ?? entry.Asked };
    }

    /// <param name="number">Tells members apart; the person's id sorts by it.</param>
    public static MemberFacts Facts(IEnumerable<PointsEntry> entries, int number = 1, int branch = 1, Period? period = null, params (string Choice, int Count)[] votes) => new(
        A.Village, PersonId.Parse($"141129-{number:D20}"), BranchId.Parse($"{A.Village}-{branch:00}"), AreaKind.Village, "ordinary", period ?? Period.OfYear(2023), [.. entries],
        votes.ToImmutableSortedDictionary(vote => vote.Choice, vote => vote.Count, StringComparer.Ordinal), [], [], [], Memberships, 120);

    public static SubjectScore Score(this MemberFacts facts, Rulebook? rulebook = null) => PointsRating.Score(rulebook ?? Rules, facts, facts.Period.LastDay);

    /// <summary>All 60 points of the base, in single deeds.</summary>
    public static IEnumerable<PointsEntry> FullBase() =>
    [
        Registered("B1", "2023-02-01", 6), Registered("B4", "2023-02-02", 4), Registered("B5", "2023-02-03", 4), Registered("B7", "2023-02-04", 6), Registered("B8", "2023-02-05", 16),
        .. Enumerable.Range(1, 4).SelectMany(q => new[] { Registered("B2", $"2023-{3 * q:00}-01"), Registered("B3", $"2023-{3 * q:00}-02") }),
        .. Enumerable.Range(1, 12).Select(month => Registered("B6", $"2023-{month:00}-25")),
    ];

    public static IEnumerable<PointsEntry> FullTasks() => Enumerable.Range(1, 4).Select(q => Registered("T1", $"2023-{3 * q:00}-10"));
}
