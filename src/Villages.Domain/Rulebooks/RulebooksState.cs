using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Rulebooks.Events;

namespace Villages.Domain.Rulebooks;

/// <summary>Rulebooks a county adopted: the fold of stream <c>rulebooks/&lt;county&gt;</c>.</summary>
public sealed record RulebooksState(AreaCode County, ImmutableArray<AdoptedRulebook> Adopted) : IState<RulebooksState>
{
    public static string Format => "rulebooks.county.v1";

    public static RulebooksState Empty(StreamKey stream) => new(AreaCode.Parse(stream.Id), []);

    /// <summary>Key of a county's stream.</summary>
    public static StreamKey StreamOf(AreaCode county) => StreamKey.Of("rulebooks", county.Value);

    public RulebooksState Apply(IEvent happened, in CommitStamp stamp) => happened switch
    {
        RulebookAdopted e => this with { Adopted = Adopted.Add(new AdoptedRulebook(e.Scheme, e.Effective, e.Revision, e.Hash, e.Json, e.By, stamp.Number)) },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    };

    /// <summary>The version in force on the date: the latest effective date that is not after it, of these the highest revision; null before the first.</summary>
    public AdoptedRulebook? InForce(string scheme, DateOnly date) => Adopted
        .Where(rulebook => rulebook.Scheme == scheme && rulebook.Effective <= date)
        .OrderBy(rulebook => rulebook.Effective).ThenBy(rulebook => rulebook.Revision)
        .LastOrDefault();

    public AdoptedRulebook? ByHash(string hash) => Adopted.FirstOrDefault(rulebook => rulebook.Hash == hash);
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
