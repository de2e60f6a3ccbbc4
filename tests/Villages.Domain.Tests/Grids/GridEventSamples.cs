using Villages.Domain.Events;
using Villages.Domain.Grids;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Grids;

internal sealed class GridEventSamples : IEventSamples
{
    private static readonly GridAssignment Assignment = new(GridWorkerKind.FullTimeRural, A.Day("2022-04-11"), Person: A.Person());

    public IEnumerable<IEvent> Samples =>
    [
        new GridRegistered(A.Grid, "第一网格", 2, GridSetting.Rural, 120, A.Day("2022-04-01"), GridId.Parse("141129100201000")),
        new GridRevised(A.Grid, Households: 118),
        new GridWorkerAssigned(A.Grid, Assignment),
        new GridWorkerReleased(A.Grid, Assignment with { To = A.Day("2022-12-31") }),
        new GridWorkerWithdrawn(A.Grid, Assignment with { From = A.Day("2023-01-01") }),
        new GridClosed(A.Grid, A.Day("2022-12-31")),
    ];
}
