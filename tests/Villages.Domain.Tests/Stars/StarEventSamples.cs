using Villages.Domain.Events;
using Villages.Domain.Stars;
using Villages.Domain.Stars.Events;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Stars;

internal sealed class StarEventSamples : IEventSamples
{
    private const string Hash = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4";

    public IEnumerable<IEvent> Samples =>
    [
        new SecretaryRated(
            A.Cycle, 2, A.Cycle.Period, A.Village, "qualified", 91.25m, 2, 3, 1, 18, 4, null, Hash, 1, 1,
            [TraceLine.Of(TraceCodes.QuotaCut, null, ("candidates", "5"), ("lastTotal", "92.1"), ("place", "4"), ("seats", "3")), TraceLine.Of(TraceCodes.StarsAfter, 3)]),
        new SecretaryNotRated(A.Cycle, 1, A.Cycle.Period, A.Village, "months-in-post", Hash, 1, null),
        new StarPayEntitled(A.Cycle, 2, 1800m, 1440m, 300m, 3540m),
        new HonourGranted("city", A.Day("2022-07-01"), "市委〔2022〕12号"),
        new VetoRecorded("V1", A.Day("2022-05-10"), A.Day("2023-09-30"), "纪〔2022〕3号"),
    ];
}
