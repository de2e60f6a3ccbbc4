using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Rulebooks.Drafts;

namespace Villages.Grains.Rulebooks;

/// <summary>Drafts of a county's rules, on the grain that keeps those adopted. Key: <c>rulebooks/&lt;county&gt;</c>.</summary>
[Alias("rulebooks.drafts")]
public interface IRulebookDrafts : IGrainWithStringKey
{
    /// <summary>Without their texts.</summary>
    [AlwaysInterleave, Alias("list")]
    Task<DraftList> List();

    /// <summary>Null when there is no such draft.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<DraftView?> Read(string id);

    [Alias("write")]
    Task<Outcome<Receipt>> Write(Command<WriteDraft> command);

    /// <summary>Computes what the draft would make of a cycle and keeps the counts.</summary>
    [Alias("simulate")]
    Task<Outcome<Receipt>> Simulate(Command<SimulateDraft> command);

    [Alias("circulate")]
    Task<Outcome<Receipt>> Circulate(Command<CirculateDraft> command);

    [Alias("comment")]
    Task<Outcome<Receipt>> Comment(Command<CommentOnDraft> command);

    [Alias("adopt")]
    Task<Outcome<Receipt>> Adopt(Command<AdoptDraft> command);

    [Alias("withdraw")]
    Task<Outcome<Receipt>> Withdraw(Command<WithdrawDraft> command);
}

[GenerateSerializer, Immutable, Alias("rulebooks.draft-list")]
public sealed record DraftList([property: Id(0)] long Version, [property: Id(1)] IReadOnlyList<RulebookDraft> Items);

/// <param name="Faults">What keeps it from going on; empty for a sound or a closed draft.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.draft-view")]
public sealed record DraftView(
    [property: Id(0)] long Version, [property: Id(1)] RulebookDraft Draft, [property: Id(2)] IReadOnlyList<Villages.Domain.Rulebooks.RulebookFault> Faults);
