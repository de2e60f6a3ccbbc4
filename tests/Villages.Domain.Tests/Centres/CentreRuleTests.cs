using Villages.Domain.Centres;

namespace Villages.Domain.Tests.Centres;

public class CentreRuleTests
{
    private static readonly CentreState Nothing = CentreState.Empty(A.Centre.Stream);
    private static readonly RegisterCentre Registration = new(CentreKind.Centre, "示例村党群服务中心", 240.5m, A.Day("2022-05-01"), "示例路 1 号");
    private static readonly CentreState Known = Nothing.After(CentreRule.Decide(Nothing, Registration, A.Today));

    [Fact]
    public void A_centre_is_registered_once()
    {
        CentreRule.Decide(Known, Registration, A.Today).ChangesNothing();
        CentreRule.Decide(Known, Registration with { Form = CentreKind.Station }, A.Today).IsRefused("centres.already-registered");
    }

    [Fact]
    public void A_centre_has_a_name_a_floor_area_and_has_opened()
    {
        CentreRule.Decide(Nothing, Registration with { Name = "" }, A.Today).IsRefused("centres.name");
        CentreRule.Decide(Nothing, Registration with { SquareMetres = 0 }, A.Today).IsRefused("centres.area");
        CentreRule.Decide(Nothing, Registration with { From = A.Today.AddDays(1) }, A.Today).IsRefused("centres.future-date");
    }

    [Fact]
    public void A_revision_replaces_what_it_names()
    {
        Assert.Equal(300m, Known.After(CentreRule.Decide(Known, new ReviseCentre(SquareMetres: 300m))).SquareMetres);
        CentreRule.Decide(Known, new ReviseCentre(Name: Registration.Name)).ChangesNothing();
        CentreRule.Decide(Known, new ReviseCentre(SquareMetres: -1)).IsRefused("centres.area");
        CentreRule.Decide(Nothing, new ReviseCentre(Name: "x")).IsRefused("centres.not-registered");
    }

    [Fact]
    public void A_centre_closes_once()
    {
        var closed = Known.After(CentreRule.Decide(Known, new CloseCentre(A.Day("2022-12-01")), A.Today));

        Assert.Equal(A.Day("2022-12-01"), closed.View().To);
        CentreRule.Decide(closed, new CloseCentre(A.Day("2022-12-01")), A.Today).ChangesNothing();
        CentreRule.Decide(closed, new CloseCentre(A.Day("2022-12-02")), A.Today).IsRefused("centres.closed-already");
        CentreRule.Decide(Known, new CloseCentre(A.Day("2022-04-30")), A.Today).IsRefused("centres.future-date");
    }
}
