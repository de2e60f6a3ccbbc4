using System.Collections.Immutable;
using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Points;

/// <summary>A notice shows these entries (公示).</summary>
[GenerateSerializer, Immutable, Alias("points.publish-entries")]
public sealed record PublishEntries([property: Id(0)] ImmutableArray<string> Entries, [property: Id(1)] PublicationId Notice) : ICommandBody
{
    public string Kind => "points.publish";
}

/// <summary>The window of the notice is over and nothing holds these entries any more (登记).</summary>
[GenerateSerializer, Immutable, Alias("points.register-entries")]
public sealed record RegisterEntries([property: Id(0)] ImmutableArray<string> Entries, [property: Id(1)] PublicationId Notice) : ICommandBody
{
    public string Kind => "points.register";
}

/// <summary>An objection to these entries is open, or is no more.</summary>
[GenerateSerializer, Immutable, Alias("points.hold-entries")]
public sealed record HoldEntries([property: Id(0)] ImmutableArray<string> Entries, [property: Id(1)] bool Held) : ICommandBody
{
    public string Kind => "points.hold";
}

/// <summary>Ballots of the year's democratic review (民主评议); a later count replaces the earlier one.</summary>
/// <param name="Votes">By choice of the rulebook's ballot scale.</param>
[GenerateSerializer, Immutable, Alias("points.record-review")]
public sealed record RecordReview(
    [property: Id(0)] ImmutableSortedDictionary<string, int> Votes, [property: Id(1)] DateOnly On, [property: Id(2)] string Document) : ICommandBody
{
    public string Kind => "points.record-review";

    public DateOnly? DeedOn => On;
}

/// <summary>Enters a red line (一票否决事实), by the organ that decides it.</summary>
/// <param name="Veto">Code of a veto of the rulebook, for example <c>Z1</c>.</param>
[GenerateSerializer, Immutable, Alias("points.record-veto")]
public sealed record RecordVeto([property: Id(0)] string Veto, [property: Id(1)] DateOnly On, [property: Id(2)] string Document) : ICommandBody
{
    public string Kind => "points.record-veto";

    public DateOnly? DeedOn => On;
}

/// <summary>Enters a yellow line: the year's grade is at most the one that the rulebook names.</summary>
/// <param name="Line">Code of a band cap of the rulebook, for example <c>Y1</c>.</param>
[GenerateSerializer, Immutable, Alias("points.record-yellow-line")]
public sealed record RecordYellowLine([property: Id(0)] string Line, [property: Id(1)] DateOnly On, [property: Id(2)] string Document) : ICommandBody
{
    public string Kind => "points.record-yellow-line";

    public DateOnly? DeedOn => On;
}

/// <summary>The annual cycle took effect: the year is closed. A later round of the cycle replaces the result, an older one changes nothing.</summary>
/// <param name="Total">Null with <paramref name="Grade"/> when not rated; then <paramref name="Reason"/> says why.</param>
[GenerateSerializer, Immutable, Alias("points.close-account")]
public sealed record CloseAccount(
    [property: Id(0)] CycleId Cycle,
    [property: Id(1)] int Round,
    [property: Id(2)] decimal? Total,
    [property: Id(3)] string? Grade,
    [property: Id(4)] string? Reason = null) : ICommandBody
{
    public string Kind => "points.close";
}

/// <summary>Opens a closed year again: only a ruling on an objection can.</summary>
[GenerateSerializer, Immutable, Alias("points.reopen-account")]
public sealed record ReopenAccount([property: Id(0)] ObjectionId Objection) : ICommandBody
{
    public string Kind => "points.reopen";
}
