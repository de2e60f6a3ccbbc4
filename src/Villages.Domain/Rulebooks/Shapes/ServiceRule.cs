using System.Collections.Immutable;
using Villages.Domain.People;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>How years in post count (handbook §3.6).</summary>
/// <param name="Positions">Posts whose service counts; two at once count once.</param>
/// <param name="BridgeMonths">A gap of at most so many months counts as service; longer ones are subtracted whole.</param>
public sealed record ServiceRule(ImmutableArray<Position> Positions, int BridgeMonths, ViolationRule Violation);

public enum ViolationRule
{
    /// <summary>A removal for violation drops everything up to it.</summary>
    DropAllBefore,

    /// <summary>Only the flagged service is dropped.</summary>
    DropFlagged,
}
