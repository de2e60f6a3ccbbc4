using Villages.Domain.Events;
using Villages.Domain.People;
using Villages.Domain.Tests.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Tests.People;

internal sealed class PeopleEventSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
    [
        new PersonRegistered(A.Person(), A.Sealed("bmFtZQ"), A.Sealed("aWQ"), A.Sealed("YmlydGg"), Sex.Female, A.Sealed("cGhvbmU")),
        new PersonCorrected(A.Person(), Phone: A.Sealed("cGhvbmUy")),
        new PersonDied(A.Person(), A.Day("2022-11-05")),
        new TenureBegun(A.Person(), A.Tenure("2021-03-01"), new SecretaryStars(CycleId.Parse("stars-141129-2020"), 1, A.Person(), 2, "qualified")),
        new TenureEnded(A.Person(), A.Tenure("2011-03-01", "2021-02-28", removed: true)),
        new TenureWithdrawn(A.Person(), A.Tenure("2021-03-01", position: Position.DeputyDirector)),
        new OfficialDied(A.Person(), A.Day("2022-11-05"), [A.Tenure("2021-03-01")]),
    ];
}
