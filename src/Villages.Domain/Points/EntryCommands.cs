using Villages.Domain.Members;

namespace Villages.Domain.Points;

/// <summary>A member claims a deed (申报).</summary>
[GenerateSerializer, Immutable, Alias("points.claim-points")]
public sealed record ClaimPoints([property: Id(0)] EntryDraft Entry) : ICommandBody
{
    public string Kind => "points.claim";

    public DateOnly? DeedOn => Entry.On;
}

/// <summary>An organ awards or deducts; the same deed with the same content again changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("points.award-points")]
public sealed record AwardPoints([property: Id(0)] EntryDraft Entry) : ICommandBody
{
    public string Kind => "points.award";

    public DateOnly? DeedOn => Entry.On;
}

/// <summary>A deed as it is entered.</summary>
/// <param name="Source">1 to 60 characters that tell the deed apart: document number, id of a fact, or such as <c>2023Q1</c>.</param>
/// <param name="Points">Null for all that the item gives, else no more than that.</param>
[GenerateSerializer, Immutable, Alias("points.entry-draft")]
public sealed record EntryDraft(
    [property: Id(0)] string Item,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] string Source,
    [property: Id(3)] decimal Quantity = 1,
    [property: Id(4)] string? Level = null,
    [property: Id(5)] IReadOnlyList<string>? Flags = null,
    [property: Id(6)] decimal? Points = null,
    [property: Id(7)] IReadOnlyList<EvidenceFile>? Evidence = null);

/// <summary>Tells the account how its owner was at an activity of a branch. A revision older than the one known changes nothing.</summary>
/// <param name="ActivityId">Id within the branch.</param>
/// <param name="Mark">Null for none any more.</param>
[GenerateSerializer, Immutable, Alias("points.note-attendance")]
public sealed record NoteAttendance(
    [property: Id(0)] BranchId Branch,
    [property: Id(1)] string ActivityId,
    [property: Id(2)] string Activity,
    [property: Id(3)] DateOnly On,
    [property: Id(4)] Mark? Mark,
    [property: Id(5)] int Revision) : ICommandBody
{
    public string Kind => "points.note-attendance";

    public DateOnly? DeedOn => On;

    /// <summary>Source of the entries that follow.</summary>
    public string Source() => $"{Branch}/{ActivityId}";
}

/// <summary>Reviews an entry (审核); without granted points it is rejected, and the reason says why.</summary>
/// <param name="Granted">No more than asked.</param>
[GenerateSerializer, Immutable, Alias("points.review-claim")]
public sealed record ReviewClaim(
    [property: Id(0)] string Entry, [property: Id(1)] ReviewLevel Level, [property: Id(2)] decimal? Granted, [property: Id(3)] string? Reason = null) : ICommandBody
{
    public string Kind => "points.review-claim";
}

/// <summary>Takes a claim back before it is published; the deed may be claimed anew.</summary>
[GenerateSerializer, Immutable, Alias("points.withdraw-claim")]
public sealed record WithdrawClaim([property: Id(0)] string Entry) : ICommandBody
{
    public string Kind => "points.withdraw-claim";
}

/// <summary>Takes an entry back by a counter-entry (红字冲销), never by deleting it.</summary>
[GenerateSerializer, Immutable, Alias("points.reverse-entry")]
public sealed record ReverseEntry([property: Id(0)] string Entry, [property: Id(1)] string Reason) : ICommandBody
{
    public string Kind => "points.reverse";
}
