using Villages.Domain.Centres;
using Villages.Domain.Events;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Centres;

internal sealed class CentreEventSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
    [
        new CentreRegistered(A.Centre, CentreKind.Station, "示例小区党群服务站", 86.5m, A.Day("2022-05-01"), "示例路 1 号"),
        new CentreRevised(A.Centre, SquareMetres: 120m),
        new CentreClosed(A.Centre, A.Day("2022-12-01")),
    ];
}
