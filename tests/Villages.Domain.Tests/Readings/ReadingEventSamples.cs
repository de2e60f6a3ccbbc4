using Villages.Domain.Events;
using Villages.Domain.Readings;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Readings;

internal sealed class ReadingEventSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
    [
        new ReadingsRecorded(A.Village,
        [
            new Reading("party-building", Period.OfYear(2022), 87.25m, "township-141129100", 1, A.Day("2022-12-15"), "宁乡镇考核〔2022〕3号"),
            new Reading("mass-review", Period.OfYear(2022), BallotCount.Of(24, 10, 3, 1), "township-141129100", 2, A.Day("2022-12-16"), Rater: "residents"),
        ]),
    ];
}
