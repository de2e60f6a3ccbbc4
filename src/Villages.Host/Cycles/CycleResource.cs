using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Grains.Cycles;
using Villages.Host.Access;

namespace Villages.Host.Cycles;

/// <summary>An assessment cycle. Who holds less than the county sees the own township's progress and no sums of the county.</summary>
/// <param name="Paused">Held; the phase is the one it goes on from.</param>
/// <param name="FrozenAt">Position in the change feed at which the present round was frozen.</param>
/// <param name="Grades">Results by grade.</param>
/// <param name="StarsAfter">Results by stars.</param>
/// <param name="WindowTo">Last day on which people may object; left out while nothing is on the boards.</param>
/// <param name="Held">Results that an objection holds.</param>
public sealed record CycleResource(
    CycleId Id, long Version, CyclePhase Phase, bool Paused, int Round, DateOnly AsOf, string RulebookHash, long? FrozenAt,
    CycleProgress Progress, IReadOnlyList<TownshipProgress> Townships, IReadOnlyDictionary<string, int>? Grades, IReadOnlyDictionary<string, int>? StarsAfter,
    CycleProgress? Effects, DateTime PlannedAt, string? PlannedBy, DateOnly? WindowTo, int Held)
{
    internal static CycleResource Of(CycleView v, Caller caller)
    {
        var township = CycleScope.Township(caller, v.Id);
        var townships = v.Areas.Where(area => township is null || area.Area == township)
            .Select(area => new TownshipProgress(area.Area, area.Total, area.Done, area.Complete)).ToArray();
        var whole = township is null;
        return new CycleResource(
            v.Id, v.Version, v.Phase, v.Paused, v.Round, v.AsOf, v.RulebookHash, v.FrozenAt,
            whole ? new CycleProgress(v.SubjectsTotal, v.SubjectsDone, 0) : new CycleProgress(townships.Sum(t => t.Total), townships.Sum(t => t.Done), 0),
            townships,
            whole ? v.Grades : null,
            whole ? v.StarsAfter?.ToDictionary(pair => $"{pair.Key}", pair => pair.Value) : null,
            whole ? new CycleProgress(v.EffectsTotal, v.EffectsDone, v.EffectsRefused) : null,
            v.PlannedAt, whole ? v.PlannedBy : null, v.WindowTo, v.Held);
    }
}

public sealed record TownshipProgress(AreaCode Area, int Total, int Done, bool Complete);

public sealed record CycleProgress(int Total, int Done, int Failed);
