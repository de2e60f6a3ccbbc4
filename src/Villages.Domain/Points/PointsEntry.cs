using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Villages.Domain.Publications;

namespace Villages.Domain.Points;

/// <summary>
/// A line of the ledger: one deed, one award. Its key is made of item, day and source; an entry after one that was rejected or reversed has the next number behind it.
/// </summary>
/// <param name="Source">What the deed is told apart by: document number, id of a fact, or such as <c>2023Q1</c>.</param>
/// <param name="Quantity">In the item's unit.</param>
/// <param name="Asked">Points by the rulebook or fewer, before any cap; negative for a deduction.</param>
/// <param name="Granted">As reviewed, before any cap.</param>
/// <param name="EnteredBy">Subject of whoever claimed or awarded it.</param>
/// <param name="RulebookHash">Of the rulebook in force on the day of the deed.</param>
/// <param name="AsksTownship">The branch's review is not the last.</param>
/// <param name="Reverses">Id of the entry that this counter-entry takes back.</param>
[GenerateSerializer, Immutable, Alias("points.entry")]
public sealed record PointsEntry(
    [property: Id(0)] string Id,
    [property: Id(1)] string Item,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] string Source,
    [property: Id(4)] decimal Quantity,
    [property: Id(5)] string? Level,
    [property: Id(6)] ImmutableArray<string> Flags,
    [property: Id(7)] decimal Asked,
    [property: Id(8)] decimal Granted,
    [property: Id(9)] ImmutableArray<EvidenceFile> Evidence,
    [property: Id(10)] string EnteredBy,
    [property: Id(11)] EntryState State,
    [property: Id(12)] string RulebookHash,
    [property: Id(13)] bool AsksTownship = false,
    [property: Id(14)] bool Claimed = false,
    [property: Id(15)] bool Held = false,
    [property: Id(16)] string? Reason = null,
    [property: Id(17)] PublicationId? Notice = null,
    [property: Id(18)] string? Reverses = null)
{
    /// <summary>Item, day and digest of the source: printable ASCII as long as the item's id is, so that a notice may use it.</summary>
    public static string KeyOf(string item, DateOnly on, string source) =>
        $"{item}-{on:yyyyMMdd}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)).AsSpan(0, 6))}";

    /// <summary>Stands in the ledger for good: reversed entries and what reverses them included, so that the sum is the balance.</summary>
    [JsonIgnore]
    public bool Booked => State is EntryState.Registered or EntryState.Reversed;

    /// <summary>What a rating counts.</summary>
    [JsonIgnore]
    public bool Counts => State == EntryState.Registered && Reverses is null;

    [JsonIgnore]
    public bool Reviewed => State == EntryState.TownshipReviewed || (State == EntryState.BranchReviewed && !AsksTownship);
}

/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
[GenerateSerializer, Immutable, Alias("points.evidence-file")]
public sealed record EvidenceFile([property: Id(0)] string Sha256, [property: Id(1)] string Name);

/// <summary>申报 → 审核 → 公示 → 登记</summary>
[GenerateSerializer, Alias("points.entry-state")]
public enum EntryState
{
    Submitted,
    BranchReviewed,
    TownshipReviewed,
    Published,
    Registered,
    Rejected,
    Withdrawn,
    Reversed,
}

[GenerateSerializer, Alias("points.review-level")]
public enum ReviewLevel
{
    Branch,
    Township,
}
