using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Villages.Domain.Events;

namespace Villages.Domain.Members;

/// <summary>Fold of <c>member/&lt;person id&gt;</c>: one person's membership of the Party.</summary>
public sealed record MemberState(PersonId Id) : IState<MemberState>
{
    public static string Format => "members.member.v1";

    /// <summary>Null until enrolled.</summary>
    public DateOnly? JoinedOn { get; init; }

    /// <summary>Null while probationary.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>In order, each beginning the day after the one before.</summary>
    public ImmutableArray<BranchMembership> Branches { get; init; } = [];

    /// <summary>In order of their first days.</summary>
    public ImmutableArray<DatedClass> Classes { get; init; } = [];

    public ImmutableArray<Exemption> Exemptions { get; init; } = [];

    public MembershipEnd? End { get; init; }

    public long Version { get; init; }

    [JsonIgnore]
    public bool Enrolled => JoinedOn is not null;

    public static StreamKey StreamOf(PersonId person) => StreamKey.Of("member", person.Value);

    public static MemberState Empty(StreamKey stream) => new(PersonId.Parse(stream.Id));

    public BranchId? BranchOn(DateOnly on) => Branches.FirstOrDefault(membership => membership.Covers(on))?.Branch;

    /// <summary>The class in force; null before the first.</summary>
    public string? ClassOn(DateOnly on) => Classes.LastOrDefault(dated => dated.From <= on)?.Class;

    public int? PartyYearsOn(DateOnly on) => PartyAge.Years(ConfirmedOn, on);

    public bool ProbationaryOn(DateOnly on) => JoinedOn <= on && (ConfirmedOn is null || ConfirmedOn > on);

    public MemberState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        MemberEnrolled e => this with
        {
            JoinedOn = e.JoinedOn, ConfirmedOn = e.ConfirmedOn, Branches = [e.Membership], Classes = [new DatedClass(e.Class, e.Membership.From)],
        },
        MemberTransferred e => this with { Branches = Branches.SetItem(Branches.Length - 1, e.Left).Add(e.Joined) },
        MemberClassified e => this with
        {
            Classes = [.. Classes.Where(known => known.From != e.From).Append(new DatedClass(e.Class, e.From)).OrderBy(dated => dated.From)],
        },
        MemberConfirmed e => this with { ConfirmedOn = e.On },
        MemberExempted e => this with
        {
            Exemptions = [.. Exemptions.Where(known => (known.Reason, known.From) != (e.Exemption.Reason, e.Exemption.From)).Append(e.Exemption)],
        },
        MembershipEnded e => this with { End = e.End, Branches = Branches.SetItem(Branches.Length - 1, e.Membership) },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };
}
