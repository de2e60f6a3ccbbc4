using Villages.Domain;
using Villages.Host.Access;
using Villages.Host.Http;

namespace Villages.Host.Cycles;

/// <summary>A cycle runs over a county. Who holds less than the county meets it too, and sees the own part only; who holds less may not act on it.</summary>
internal static class CycleScope
{
    public static Subject OfAction { get; } = new(
        "id", text => CycleId.TryParse(text, null, out var id) ? id.Area : null, EdgeProblems.UnknownCycle);

    /// <summary>The township whose part the caller sees; null for the whole county.</summary>
    public static AreaCode? Township(Caller caller, CycleId cycle) =>
        caller.Reaches(cycle.Area) ? null : caller.Area.IsVillageLevel ? caller.Area.Parent : caller.Area;
}
