using Villages.Domain.Centres;
using Villages.Domain.Events;
using Villages.Domain.Grids;
using Villages.Domain.Tests.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Tests.VillageLife;

internal sealed class VillageEventSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
    [
        new GridNoted(A.Village, new GridNote(A.Grid, 2, GridSetting.Rural, A.Day("2022-04-01"))),
        new GridClosingNoted(A.Village, A.Grid, A.Day("2022-12-31")),
        new GridWorkerNoted(A.Village, A.Grid, new GridAssignment(GridWorkerKind.RuralLiaison, A.Day("2022-04-11"), A.Day("2022-12-31"))),
        new GridWorkerWithdrawalNoted(A.Village, A.Grid, new GridAssignment(GridWorkerKind.RuralLiaison, A.Day("2023-01-11"))),
        new CentreNoted(A.Village, new CentreNote(A.Centre, CentreKind.Centre, A.Day("2022-05-01"))),
        new CentreClosingNoted(A.Village, A.Centre, A.Day("2022-12-01")),
        new SecretaryStarsNoted(A.Village, new SecretaryStars(A.Cycle, 2, A.Person(), 3, "excellent")),
    ];
}
