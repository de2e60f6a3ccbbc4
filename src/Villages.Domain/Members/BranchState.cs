using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Villages.Domain.Events;

namespace Villages.Domain.Members;

/// <summary>Fold of <c>branch/&lt;branch id&gt;</c>: who belongs to it, and what it did.</summary>
public sealed record BranchState(BranchId Id) : IState<BranchState>
{
    public static string Format => "members.branch.v1";

    /// <summary>Null until named.</summary>
    public string? Name { get; init; }

    public PersonId? Secretary { get; init; }

    /// <summary>In order of first day and person.</summary>
    public ImmutableArray<RosterEntry> Roster { get; init; } = [];

    /// <summary>In order of date and id.</summary>
    public ImmutableArray<BranchActivity> Activities { get; init; } = [];

    public long Version { get; init; }

    [JsonIgnore]
    public bool Named => Name is not null;

    public static BranchState Empty(StreamKey stream) => new(BranchId.Parse(stream.Id));

    public IEnumerable<PersonId> MembersOn(DateOnly on) => Roster.Where(entry => entry.Covers(on)).Select(entry => entry.Person).Distinct();

    public BranchActivity? Activity(string id) => Activities.FirstOrDefault(known => known.Id == id);

    public BranchState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        BranchNamed e => this with { Name = e.Name, Secretary = e.Secretary },
        BranchMemberNoted e => this with
        {
            Roster = [.. Roster.Where(known => (known.Person, known.From) != (e.Entry.Person, e.Entry.From)).Append(e.Entry)
                .OrderBy(entry => entry.From).ThenBy(entry => entry.Person)],
        },
        ActivityRecorded e => With(e.Activity),
        ActivityCorrected e => With(e.Activity),
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    private BranchState With(BranchActivity activity) => this with
    {
        Activities = [.. Activities.Where(known => known.Id != activity.Id).Append(activity)
            .OrderBy(one => one.On).ThenBy(one => one.Id, StringComparer.Ordinal)],
    };
}
