using Villages.Domain.Events;
using Villages.Domain.Grids;
using Villages.Domain.People;
using Villages.Domain.Tests.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Tests.People;

internal sealed class PeopleEventSamples : IEventSamples
{
    private static readonly GridWork Work = new(A.Grid, new GridAssignment(GridWorkerKind.FullTimeRural, A.Day("2022-04-11"), Person: A.Person()));

    public IEnumerable<IEvent> Samples =>
    [
        new PersonRegistered(A.Person(), A.Sealed("bmFtZQ"), A.Sealed("aWQ"), A.Sealed("YmlydGg"), Sex.Female, A.Sealed("cGhvbmU")),
        new PersonCorrected(A.Person(), Phone: A.Sealed("cGhvbmUy")),
        new PersonDied(A.Person(), A.Day("2022-11-05")),
        new TenureBegun(A.Person(), A.Tenure("2021-03-01"), new SecretaryStars(CycleId.Parse("stars-141129-2020"), 1, A.Person(), 2, "qualified")),
        new TenureEnded(A.Person(), A.Tenure("2011-03-01", "2021-02-28", removed: true)),
        new TenureWithdrawn(A.Person(), A.Tenure("2021-03-01", position: Position.DeputyDirector)),
        new PersonSeen(A.Person(), "clerk", "township", [PersonalField.Name, PersonalField.Phone], "核对联系方式", new DateTime(2022, 12, 20, 8, 0, 0, DateTimeKind.Utc)),
        new ErasureRequested(A.Person(), "保存期限届满", "组〔2022〕7号"),
        new ErasureWithdrawn(A.Person()),
        new PersonErased(A.Person(), "clerk", "组〔2022〕7号"),
        new GridWorkNoted(A.Person(), Work),
        new GridWorkWithdrawn(A.Person(), Work with { Assignment = Work.Assignment with { From = A.Day("2023-01-01") } }),
        new OfficialErased(A.Person(), [A.Tenure("2021-03-01")], [Work]),
        new OfficialDied(A.Person(), A.Day("2022-11-05"), [A.Tenure("2021-03-01")], [Work]),
    ];
}
