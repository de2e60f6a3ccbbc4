using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Rulebooks.Amendments;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Domain.Rulebooks.Events;

namespace Villages.Domain.Rulebooks;

/// <summary>A county's rules: adopted versions, drafts on their way, amendments of past cycles; the fold of stream <c>rulebooks/&lt;county&gt;</c>.</summary>
public sealed record RulebooksState(AreaCode County, ImmutableArray<AdoptedRulebook> Adopted) : IState<RulebooksState>
{
    /// <summary>In the order in which they were begun.</summary>
    public ImmutableArray<RulebookDraft> Drafts { get; init; } = [];

    /// <summary>In the order in which they were proposed.</summary>
    public ImmutableArray<Amendment> Amendments { get; init; } = [];

    public static string Format => "rulebooks.county.v2";

    public static RulebooksState Empty(StreamKey stream) => new(AreaCode.Parse(stream.Id), []);

    /// <summary>Key of a county's stream.</summary>
    public static StreamKey StreamOf(AreaCode county) => StreamKey.Of("rulebooks", county.Value);

    public RulebooksState Apply(IEvent happened, in CommitStamp stamp) =>
        happened is RulebookAdopted e ? this with { Adopted = Adopted.Add(new AdoptedRulebook(e.Scheme, e.Effective, e.Revision, e.Hash, e.Json, e.By, stamp.Number)) }
        : DraftFold.Apply(Drafts, happened, stamp.Actor) is { } drafts ? this with { Drafts = drafts }
        : AmendmentFold.Apply(Amendments, happened, stamp.Actor) is { } amendments ? this with { Amendments = amendments }
        : throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name);

    public RulebookDraft? Draft(string id) => Drafts.FirstOrDefault(draft => draft.Id == id);

    public Amendment? Amendment(string id) => Amendments.FirstOrDefault(amendment => amendment.Id == id);

    /// <summary>The version in force on the date: the latest effective date that is not after it, of these the highest revision; null before the first.</summary>
    public AdoptedRulebook? InForce(string scheme, DateOnly date) => InForce(Adopted, scheme, date);

    private static AdoptedRulebook? InForce(IEnumerable<AdoptedRulebook> adopted, string scheme, DateOnly date) => adopted
        .Where(rulebook => rulebook.Scheme == scheme && rulebook.Effective <= date)
        .OrderBy(rulebook => rulebook.Effective).ThenBy(rulebook => rulebook.Revision)
        .LastOrDefault();

    /// <summary>Adopted but not yet in force, in force, or superseded, on a date.</summary>
    /// <param name="adopted">All of the county.</param>
    public static RulebookStanding StandingOf(IEnumerable<AdoptedRulebook> adopted, AdoptedRulebook rulebook, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        return rulebook.Effective > on ? RulebookStanding.Adopted
            : InForce(adopted, rulebook.Scheme, on)?.Hash == rulebook.Hash ? RulebookStanding.Effective
            : RulebookStanding.Superseded;
    }

    public AdoptedRulebook? ByHash(string hash) => Adopted.FirstOrDefault(rulebook => rulebook.Hash == hash);
}

/// <summary>Where an adopted version stands on a date.</summary>
public enum RulebookStanding
{
    /// <summary>Its day has not come.</summary>
    Adopted,

    Effective,

    /// <summary>A later version judges from here on; what this one judged stays.</summary>
    Superseded,
}

/// <summary>An adopted version.</summary>
/// <param name="Number">Number of the commit that adopted it.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.adopted")]
public sealed record AdoptedRulebook(
    [property: Id(0)] string Scheme,
    [property: Id(1)] DateOnly Effective,
    [property: Id(2)] int Revision,
    [property: Id(3)] string Hash,
    [property: Id(4)] string Json,
    [property: Id(5)] string By,
    [property: Id(6)] long Number);
