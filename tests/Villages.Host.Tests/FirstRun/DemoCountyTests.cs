using Villages.Domain;
using Villages.Domain.People;
using Villages.Host.FirstRun;
using Villages.Testing;

namespace Villages.Host.Tests.FirstRun;

public sealed class DemoCountyTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly DemoCounty County = Make();

    private static DemoCounty Make() =>
        DemoCounty.Of(DemoRegister.Read(Path.Combine(SourceTree.Root, "silo-config", "demo", "zhongyang-villages.csv")), Today);

    [Fact]
    public void The_register_is_the_real_one()
    {
        Assert.Equal(89, County.Villages.Count);
        Assert.Equal(15, County.Villages.Count(v => v.Code.Kind == AreaKind.Community));
        Assert.Equal(["14", "1411", "141129"], County.Rows.Take(3).Select(r => r.Code.Value));
        Assert.Equal(6, County.Rows.Count(r => r.Code.Kind == AreaKind.Township));
    }

    [Fact]
    public void The_same_day_makes_the_same_county()
    {
        var again = Make();

        Assert.Equal(County.Tenures, again.Tenures);
        Assert.Equal(County.People, again.People);
        Assert.Equal(County.AllGrids(), again.AllGrids());
        Assert.Equal(County.AllCentres(), again.AllCentres());
    }

    [Fact]
    public void Grids_and_stations_are_as_many_as_published()
    {
        Assert.Equal(1_400, County.AllGrids().Count());
        Assert.Equal(1_400, County.AllGrids().DistinctBy(g => g.Id).Count());
        Assert.Equal(35, County.AllCentres().Count(c => c.Centre.Form == Domain.Centres.CentreKind.Station));
        Assert.Equal(89 + 35, County.AllCentres().DistinctBy(c => c.Id).Count());
    }

    [Fact]
    public void Nobody_shares_a_name_or_an_id_number_and_every_check_digit_holds()
    {
        Assert.Equal(County.People.Count, County.People.DistinctBy(p => p.Name).Count());
        Assert.Equal(County.People.Count, County.People.DistinctBy(p => p.IdNumber).Count());
        Assert.All(County.People, p => Assert.True(IdNumber.TryParse(p.IdNumber, null, out _)));
        Assert.All(County.People, p => Assert.Equal(p.Sex, IdNumber.Parse(p.IdNumber).Sex));
        Assert.All(County.People, p => Assert.StartsWith("99", p.IdNumber, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Position.Secretary)]
    [InlineData(Position.Director)]
    public void A_post_has_one_holder_at_a_time(Position position)
    {
        foreach (var village in County.Tenures.Where(t => t.Position == position).GroupBy(t => t.Village))
        {
            var tenures = village.OrderBy(t => t.From).ToArray();
            for (var i = 1; i < tenures.Length; i++)
            {
                Assert.True(tenures[i - 1].To < tenures[i].From, $"{village.Key}: {tenures[i - 1]} and {tenures[i]}");
            }
        }
    }

    [Fact]
    public void Both_cycles_meet_every_kind_of_career()
    {
        var ready = new DateOnly(2025, 12, 31);
        var secretaries = County.Tenures.Where(t => t.Position == Position.Secretary).ToArray();

        Assert.Equal(88, secretaries.Count(t => t.To is null));
        Assert.Equal(5, secretaries.Count(t => t.To is null && t.From > ready.AddYears(-1)));
        Assert.Equal(8, secretaries.Count(t => t.From.Year is 2024 or 2025));
        Assert.Single(County.Tenures, t => t.Violation);
        Assert.All(County.Tenures, t => Assert.Equal(t.To is null, t.Reason is null));
    }
}
