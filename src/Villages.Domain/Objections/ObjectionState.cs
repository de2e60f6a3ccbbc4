using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Villages.Domain.Events;

namespace Villages.Domain.Objections;

/// <summary>Fold of <c>objection/&lt;number&gt;</c>.</summary>
public sealed record ObjectionState(ObjectionId Id) : IState<ObjectionState>
{
    public static string Format => "objections.objection.v1";

    /// <summary>Null until opened.</summary>
    public ObjectionNote? Note { get; init; }

    public string Item { get; init; } = "";

    public PersonId? Person { get; init; }

    public string Grounds { get; init; } = "";

    /// <summary>Null without an account.</summary>
    public string? By { get; init; }

    public string? AcceptedBy { get; init; }

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The first, and the one on appeal.</summary>
    public ImmutableArray<GivenRuling> Rulings { get; init; } = [];

    public Appeal? Appeal { get; init; }

    public long Version { get; init; }

    [JsonIgnore]
    public ObjectionPhase Phase => Note?.Phase ?? ObjectionPhase.Filed;

    public static ObjectionState Empty(StreamKey stream) => new(ObjectionId.Parse(stream.Id));

    public ObjectionState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        ObjectionOpened e => this with { Note = e.Note, Item = e.Item, Person = e.Person, Grounds = e.Grounds, By = e.By },
        ObjectionAccepted e => this with { Note = e.Note, AcceptedBy = e.By },
        FindingRecorded e => this with { Note = e.Note, Findings = Findings.Add(e.Finding) },
        ObjectionRuled e => this with { Note = e.Note, Rulings = Rulings.Add(e.Given) },
        ObjectionAppealed e => this with { Note = e.Note, Appeal = e.Appeal },
        ObjectionFinal e => this with { Note = e.Note },
        ObjectionMoved e => this with { Note = e.Note },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    /// <summary>Whoever accepted, investigated or first ruled on it.</summary>
    public bool WasHandledBy(string subject) =>
        AcceptedBy == subject || Findings.Any(finding => finding.By == subject) || (Rulings.Length > 0 && Rulings[0].By == subject);

    public bool Overdue(DateOnly today) => Note?.Overdue(today) == true;

    /// <summary>Null until opened.</summary>
    public ObjectionView? View() => Note is null ? null : new(Note, Item, Person, Grounds, By, AcceptedBy, Findings, Rulings, Appeal, Version);
}

/// <summary>An objection with all that was written; whoever has the number alone is shown less by the edge.</summary>
[GenerateSerializer, Immutable, Alias("objections.view")]
public sealed record ObjectionView(
    [property: Id(0)] ObjectionNote Note,
    [property: Id(1)] string Item,
    [property: Id(2)] PersonId? Person,
    [property: Id(3)] string Grounds,
    [property: Id(4)] string? By,
    [property: Id(5)] string? AcceptedBy,
    [property: Id(6)] ImmutableArray<Finding> Findings,
    [property: Id(7)] ImmutableArray<GivenRuling> Rulings,
    [property: Id(8)] Appeal? Appeal,
    [property: Id(9)] long Version);
