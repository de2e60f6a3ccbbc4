using FsCheck.Xunit;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;
using Villages.Testing;

namespace Villages.Domain.Tests.Rulebooks.Shapes;

public class CapsTests
{
    private static readonly Rulebook Rules = RulebookFiles.Read(File.ReadAllText(Path.Combine(SourceTree.TestProject, "Rulebooks", "files", "every-shape.json")));

    private static readonly string[] Items = ["B1", "B2", "B3", "T1", "T2", "X2", "D1", "D2"];

    [Fact]
    public void A_cap_is_applied_in_deed_order_and_names_what_it_cut()
    {
        var awards = Caps.Apply(Rules, [new Deed("c", A.Day("2023-03-01"), "T1", 1), new Deed("a", A.Day("2023-01-01"), "T1", 2), new Deed("b", A.Day("2023-02-01"), "T2", 20)]);

        Assert.Equal([("a", 10m, null), ("b", 8m, null), ("c", 2m, "tasks")], awards.Select(award => (award.Deed.Key, award.Granted, award.CutBy)));
        Assert.Equal(5m, awards[2].Asked);
    }

    [Fact]
    public void A_cap_starts_anew_with_its_span() => Assert.Equal(
        [1m, 0m, 1m], Caps.Apply(Rules, [Note("a", "2023-01-10"), Note("b", "2023-03-31"), Note("c", "2023-04-01")]).Select(award => award.Granted));

    [Fact]
    public void The_same_deed_delivered_twice_is_one_award() => Assert.Single(Caps.Apply(Rules, [Note("a", "2023-01-10"), Note("a", "2023-01-10")]));

    [Fact]
    public void A_base_that_can_only_be_lost_stops_at_its_floor()
    {
        Assert.Equal(7.5m, Rules.DeductOnlyBases[0].Left([-1, -1, -0.5m]));
        Assert.Equal(0, Rules.DeductOnlyBases[0].Left(Enumerable.Repeat(-1m, 12)));
    }

    [Property]
    public bool The_order_of_arrival_does_not_change_a_year(byte[] deeds)
    {
        var year = deeds.Select((deed, i) => new Deed($"d{i}", new DateOnly(2023, 1, 1).AddDays(deed), Items[deed % Items.Length], (deed % 5) + 1)).ToArray();

        return Caps.Apply(Rules, year).SequenceEqual(Caps.Apply(Rules, year.Reverse()))
            && Rules.Caps.All(cap => Caps.Apply(Rules, year).Where(award => cap.Covers(Rules.Items.First(item => item.Id == award.Deed.Item)))
                .Sum(award => award.Granted) <= cap.Amount * (cap.Per == RuleSpan.Quarter ? 4 : 1));
    }

    private static Deed Note(string key, string on) => new(key, A.Day(on), "B2");
}
