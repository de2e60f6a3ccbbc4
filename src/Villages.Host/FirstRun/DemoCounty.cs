using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Centres;
using Villages.Domain.Grids;
using Villages.Domain.People;
using Villages.Domain.Posts;

namespace Villages.Host.FirstRun;

/// <summary>
/// The demo county (演示数据): the real register of 中阳县 with invented people and results; 1,400 grids and 35 stations as published of it. A pure function of
/// the register and the year, so that a start after a crash goes on with the same facts.
/// </summary>
internal sealed class DemoCounty
{
    public const int Grids = 1_400;

    public const int Stations = 35;

    /// <summary>Label on everything invented.</summary>
    public const string Label = "演示数据";

    private readonly List<DemoTenure> _tenures = [];
    private readonly List<DemoPerson> _people = [];

    private DemoCounty(IReadOnlyList<AreaRow> rows, int year)
    {
        Rows = rows;
        Year = year;
        Villages = [.. rows.Where(r => r.Code.IsVillageLevel).OrderBy(r => r.Code)];
        County = Villages[0].Code.County!.Value;
    }

    public AreaCode County { get; }

    /// <summary>The latest full year; its cycle is ready to start, the one before is finished.</summary>
    public int Year { get; }

    public IReadOnlyList<AreaRow> Rows { get; }

    public IReadOnlyList<AreaRow> Villages { get; }

    public IReadOnlyList<DemoPerson> People => _people;

    public IReadOnlyList<DemoTenure> Tenures => _tenures;

    /// <param name="rows">Register rows of the county with those above it.</param>
    /// <param name="today">In Asia/Shanghai.</param>
    /// <param name="place">First six digits of everybody's ID number: another for each of several counties, or they share their people.</param>
    public static DemoCounty Of(IReadOnlyList<AreaRow> rows, DateOnly today, string place = DemoPeople.Place)
    {
        var county = new DemoCounty(rows, today.Year - 1);
        var people = new DemoPeople(county.Year, place);
        for (var i = 0; i < county.Villages.Count; i++)
        {
            DemoCareers.Fill(county, people, i);
        }

        return county;
    }

    public DemoPerson Add(DemoPerson person)
    {
        _people.Add(person);
        return person;
    }

    public void Add(DemoPerson person, AreaCode village, Position position, DateOnly from, DateOnly? to = null, EndReason? reason = null, bool violation = false) =>
        _tenures.Add(new DemoTenure(person, village, position, from, to, reason, violation));

    public IEnumerable<(GridId Id, RegisterGrid Grid, GridWorkerKind Worker)> AllGrids() => DemoGrids.Of(Villages, new DateOnly(Year - 3, 1, 1));

    /// <summary>A centre a village, and the stations, as even as they go, in the communities.</summary>
    public IEnumerable<(CentreId Id, RegisterCentre Centre)> AllCentres()
    {
        var communities = Villages.Where(v => v.Code.Kind == AreaKind.Community).ToArray();
        foreach (var village in Villages)
        {
            var dice = new DemoDice("centre" + village.Code);
            yield return (CentreId.Parse($"{village.Code}-01"), new RegisterCentre(
                CentreKind.Centre, $"{Short(village.Name)}党群服务中心", dice.Between(180, 1_200), new DateOnly(Year - dice.Between(2, 9), 7, 1), Label));
        }

        for (var i = 0; i < Stations; i++)
        {
            var community = communities[i % communities.Length];
            var dice = new DemoDice("station" + i);
            yield return (CentreId.Parse($"{community.Code}-{(i / communities.Length) + 2:00}"), new RegisterCentre(
                CentreKind.Station, $"{Short(community.Name)}小区党群服务站 {(i / communities.Length) + 1}", dice.Between(60, 260), new DateOnly(Year - 3, dice.Between(1, 12), 1), Label));
        }
    }

    /// <summary>Name without 社区居民委员会, 村民委员会 and the like.</summary>
    public static string Short(string name) =>
        name.Replace("居民委员会", "", StringComparison.Ordinal).Replace("村民委员会", "村", StringComparison.Ordinal)
            .Replace("村委会", "村", StringComparison.Ordinal).Replace("居委会", "", StringComparison.Ordinal);
}

/// <summary>One invented tenure.</summary>
internal sealed record DemoTenure(
    DemoPerson Person, AreaCode Village, Position Position, DateOnly From, DateOnly? To, EndReason? Reason, bool Violation)
{
    public FillPost ToCommand(PersonId person) => new(person, Position, From, To, Reason, Violation);
}
