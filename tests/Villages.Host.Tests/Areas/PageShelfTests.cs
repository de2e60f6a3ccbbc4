using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.VillageLife;
using Villages.Grains.Areas;
using Villages.Host.Areas;

namespace Villages.Host.Tests.Areas;

public sealed class PageShelfTests
{
    private readonly PageShelf _shelf = new();

    [Fact]
    public void A_page_stands_where_its_code_looks_for_it()
    {
        var code = Code(1);
        Assert.Null(_shelf.Place(code));
        _shelf.Place(code) = Page(code);
        Assert.Equal(code, _shelf.Place(code)!.Row.Code);
    }

    [Fact]
    public void Villages_of_a_whole_city_keep_their_pages_beside_each_other()
    {
        AreaCode[] city = [.. Enumerable.Range(0, 2_456).Select(Code)];
        Array.ForEach(city, code => _shelf.Place(code) = Page(code));
        var kept = city.Count(code => _shelf.Place(code)?.Row.Code == code);
        Assert.True(kept >= 2_440, $"{kept} of 2,456 kept their place.");
    }

    [Fact]
    public void However_many_are_put_on_it_the_last_one_is_found()
    {
        for (var number = 0; number < 50_000; number++)
        {
            var code = Code(number);
            _shelf.Place(code) = Page(code);
            Assert.Equal(code, _shelf.Place(code)!.Row.Code);
        }
    }

    private static AreaCode Code(int number) => AreaCode.Parse($"{141_000_000_000 + number}");

    private static ShelvedPage Page(AreaCode code) => new(
        new AreaRow(code, "", code.Parent, DateOnly.MinValue), code.Stream, AreaTree.Empty, DateOnly.MinValue,
        new VillageView { Code = code, Name = "", Kind = code.Kind, Version = 1, Summary = new VillageSummary(code), Posts = [], Readings = [], Grids = [], Centres = [] },
        new LivePage("", []));
}
