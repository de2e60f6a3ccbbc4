using System.Text.Json;
using Villages.Domain.Areas;

namespace Villages.Domain.Tests.Areas;

public class AreaTreeTests
{
    private static readonly AreaTree Tree = Build();

    [Fact]
    public void Children_are_one_level_down_in_order_of_their_codes()
    {
        Assert.Equal(["14", "44"], Codes(Tree.Children(AreaCode.Nation, A.Today)));
        Assert.Equal(["1411"], Codes(Tree.Children(AreaCode.Parse("14"), A.Today)));
        Assert.Equal(["141129"], Codes(Tree.Children(AreaCode.Parse("1411"), A.Today)));
        Assert.Equal(["141129100", "141129101"], Codes(Tree.Children(AreaCode.Parse("141129"), A.Today)));
        Assert.Equal(["141129100001", "141129100201"], Codes(Tree.Children(AreaCode.Parse("141129100"), A.Today)));
        Assert.Empty(Tree.Children(A.Village, A.Today));
    }

    [Fact]
    public void Villages_under_any_level_are_found()
    {
        Assert.Equal(["141129100001", "141129100201", "141129101201", "441900003001"], Codes(Tree.VillagesUnder(AreaCode.Nation, A.Today)));
        Assert.Equal(["141129100001", "141129100201", "141129101201"], Codes(Tree.VillagesUnder(AreaCode.Parse("1411"), A.Today)));
        Assert.Equal(["141129101201"], Codes(Tree.VillagesUnder(AreaCode.Parse("141129101"), A.Today)));
        Assert.Equal(["141129100201"], Codes(Tree.VillagesUnder(A.Village, A.Today)));
        Assert.Empty(Tree.VillagesUnder(AreaCode.Parse("99"), A.Today));
    }

    [Fact]
    public void The_path_leads_from_the_province_to_the_village() =>
        Assert.Equal(["14", "1411", "141129", "141129100", "141129100201"], Codes(Tree.Path(A.Village, A.Today)));

    [Fact]
    public void A_day_before_the_register_knows_nothing()
    {
        Assert.Null(Tree.Find(A.Village, A.Day("2019-12-31")));
        Assert.True(Tree.Knows(A.Village));
        Assert.False(Tree.Knows(AreaCode.Parse("141129100299")));
        Assert.Empty(Tree.Children(AreaCode.Nation, A.Day("2019-12-31")));
    }

    [Fact]
    public void A_renamed_village_stays_among_its_neighbours()
    {
        var county = Tree.Register(AreaCode.Parse("141129"));
        var renamed = Tree.With(county with { Rows = county.Rows.Apply(new AreaRenamed(A.Village, "新名", A.Today)) });

        Assert.Equal(Codes(Tree.VillagesUnder(AreaCode.Nation, A.Today)), Codes(renamed.VillagesUnder(AreaCode.Nation, A.Today)));
        Assert.Contains(renamed.Children(A.Village.Parent, A.Today), row => row.Name == "新名");
    }

    [Fact]
    public void A_replaced_register_leaves_the_old_tree_as_it_was()
    {
        var county = Tree.Register(AreaCode.Parse("141129"));

        var changed = Tree.With(county.After(AreaRule.Decide(county, new CloseArea(A.Village, A.Day("2022-06-30")), A.Today)));

        Assert.Null(changed.Find(A.Village, A.Today));
        Assert.NotNull(Tree.Find(A.Village, A.Today));
    }

    [Fact]
    public void A_register_survives_its_snapshot()
    {
        var county = Tree.Register(AreaCode.Parse("141129"));

        var json = JsonSerializer.Serialize(county, DomainJson.Options);
        var read = JsonSerializer.Deserialize<RegisterState>(json, DomainJson.Options)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, DomainJson.Options));
        Assert.Equal(county.Rows.All(), read.Rows.All());
    }

    private static AreaTree Build()
    {
        string[] codes = ["14", "44", "1411", "4419", "141129", "441900", "141129100", "141129101", "141129100001", "141129100201", "141129101201", "441900003", "441900003001"];
        var tree = AreaTree.Empty;
        foreach (var scope in codes.Select(AreaCodeOf).GroupBy(RegisterScope.Of))
        {
            var state = tree.Register(scope.Key);
            var rows = scope.Select(code => new AreaRow(code, $"区{code}", code.Parent, A.Day("2020-01-01"))).ToArray();
            tree = tree.With(state.After(AreaRule.Decide(state, new RegisterAreas(rows), A.Today)));
        }

        return tree;
    }

    private static AreaCode AreaCodeOf(string text) => AreaCode.Parse(text);

    private static IEnumerable<string> Codes(IEnumerable<AreaRow> rows) => rows.Select(row => row.Code.Value);
}
