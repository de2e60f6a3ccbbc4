using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Stars;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Cycles;

/// <summary>In the order of a cycle's life, so that the samples fold.</summary>
internal sealed class CycleEventSamples : IEventSamples
{
    private const string Hash = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4";

    private static readonly SubjectOutcome Outcome = new(
        A.Village, A.Person(), null, 91.25m, "qualified", true, 2, 3, 1, null, 18, 4, new StarPay(1800m, 1440m, 300m), [TraceLine.Of(TraceCodes.Total, 91.25m)]);

    public IEnumerable<IEvent> Samples =>
    [
        new CyclePlanAccepted(A.Cycle, A.Day("2022-12-31"), Hash),
        new CollectingBegun(1, 4096),
        new CycleFrozen(1, 4096, 8192, [A.Village.Parent]),
        new CycleHeld(),
        new CycleResumed(),
        new RosterFixed(1, [A.Community, A.Village]),
        new AreaScored(1, 0, [new ScoredVillage(A.Community, null, 3, 0)], true),
        new OutcomesKept(1, 0, [Outcome]),
        new CycleCalibrated(1, new CalibrationResult(1, Hash, 17, 8, [new TownshipQuota(A.Village.Parent, 34, 6, 6)], [Outcome])),
        new CyclePublished(1, A.Day("2023-01-16"), A.Day("2023-01-29")),
        new TownshipWindowClosed(1, A.Village.Parent, [A.Person(), A.Person('b')], [A.Person('b')]),
        new ObjectionUpheld(1, A.Person('b')),
        new PublicationClosed(1),
        new CycleMadeEffective(1),
        new HoldLifted(A.Cycle, 1, A.Day("2022-12-31"), Hash, 1, A.Person(), Outcome),
        new EffectsIssued(A.Cycle, 1, 0, A.Day("2022-12-31"), Hash, 1, [Outcome], true),
        new RoundBegun(2, "异议成立"),
        new AmendmentBegun(3, "0123456789ab", Hash, [A.Person()], "规则更正", "li.si"),
        new CycleCancelled("规则有误"),
        new CycleArchived(),
    ];
}
