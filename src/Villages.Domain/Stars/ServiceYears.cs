using Villages.Domain.People;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>Whole years of service as a rulebook counts them.</summary>
internal static class ServiceYears
{
    /// <returns>0 where the rulebook counts no service.</returns>
    public static int Count(ServiceRule? rule, IEnumerable<Tenure> tenures, DateOnly asOf) => rule is null ? 0 : TenureArithmetic.Count(
        tenures.Where(tenure => rule.Positions.Contains(tenure.Position)).Select(ServiceInterval.Of),
        rule.BridgeMonths, rule.Violation == ViolationRule.DropAllBefore, asOf).WholeYears;
}
