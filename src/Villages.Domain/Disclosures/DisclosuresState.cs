using System.Collections.Immutable;
using Villages.Domain.Accounts;
using Villages.Domain.Events;

namespace Villages.Domain.Disclosures;

/// <summary>Fold of <c>disclosures/&lt;account&gt;</c>: what counts against the hourly limit of one user.</summary>
public sealed record DisclosuresState : IState<DisclosuresState>
{
    public static string Format => "disclosures.account.v1";

    /// <summary>Instants of the disclosures within an hour of the last one, oldest first.</summary>
    public ImmutableArray<DateTime> Recent { get; init; } = [];

    public long Version { get; init; }

    public static StreamKey StreamOf(AccountId account) => StreamKey.Of("disclosures", account.Value);

    public static DisclosuresState Empty(StreamKey stream) => new();

    public DisclosuresState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        DisclosureMade e => this with { Recent = [.. Within(e.At), e.At] },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    /// <summary>Those that still count at an instant.</summary>
    public ImmutableArray<DateTime> Within(DateTime now) => [.. Recent.Where(at => at > now - DisclosureRule.Window)];
}
