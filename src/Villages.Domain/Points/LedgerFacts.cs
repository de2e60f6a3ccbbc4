using System.Collections.Immutable;
using Villages.Domain.Members;
using Villages.Domain.Rulebooks;

namespace Villages.Domain.Points;

/// <summary>What the ledger must be told and cannot look up.</summary>
/// <param name="Today">In Asia/Shanghai.</param>
/// <param name="Rulebook">In force on the day of the deed; for a review, a veto or a yellow line, on its day.</param>
/// <param name="Memberships">Of the account's owner.</param>
/// <param name="Actor">Subject of whoever acts.</param>
/// <param name="Role">As items name it: <c>member branch sign-in treasurer secretary grid community village township discipline …</c>.</param>
/// <param name="Person">Who the actor is, where known: nobody reviews or awards their own deeds.</param>
public sealed record LedgerFacts(
    DateOnly Today, Rulebook Rulebook, ImmutableArray<BranchMembership> Memberships, string Actor, string Role, PersonId? Person = null)
{
    /// <summary>Role of the house when it enters what a branch's list of those present says.</summary>
    public const string SignInRole = "sign-in";

    /// <summary>Roles above the branch: what they award needs no other review.</summary>
    public static readonly ImmutableArray<string> Higher = ["township", "county", "discipline"];
}
