using System.Text;
using Villages.Domain.Boards;
using Villages.Domain.Objections;
using Villages.Testing;

namespace Villages.Domain.Tests.Boards;

public class BoardKindsReaderTests
{
    [Fact]
    public void The_shipped_kinds_have_the_usual_windows_and_show_no_full_name()
    {
        var file = Path.Combine(SourceTree.Root, "silo-config", "boards.json");
        var (kinds, faults) = BoardKindsReader.Read(File.ReadAllBytes(file), file);

        Assert.Empty(faults);
        Assert.Equal(
            [("stars", 5), ("points-entries", 3), ("points-month", 5), ("points-year", 5), ("allowances", 7), ("condolence", 3), ("sunshine-choice", 7)],
            kinds!.Kinds.Select(kind => (kind.Code, kind.WindowDays)));
        Assert.DoesNotContain(kinds.Kinds, kind => kind.Name == NameShown.Full);
        Assert.Equal(ObjectionDeadlines.Usual, kinds.Objections);
        Assert.DoesNotContain(kinds.Find("stars")!.Fields, field => field.Code == "pay");
        Assert.Contains(kinds.Kinds.SelectMany(kind => kind.Fields), field => !field.Public);
        Assert.Null(kinds.Find("moons"));
    }

    [Fact]
    public void Every_fault_is_reported_at_once_with_its_path()
    {
        var (kinds, faults) = BoardKindsReader.Read(Encoding.UTF8.GetBytes("""
            {"kinds":[
              {"code":"stars","title":{"zh-CN":"甲","en":"A"},"windowDays":5.5,"name":"bare","fields":[{"code":"g","title":{"zh-CN":"乙"},"public":"yes"},{"code":"g","title":{"zh-CN":"乙","en":"B"}}]},
              {"code":"stars","title":{"zh-CN":"甲","en":"A"},"windowDays":61,"name":"full","fields":[],"more":1},
              {"code":"Stars-2","title":{"zh-CN":"甲","en":"A"},"windowDays":0,"name":"hidden"}],
             "objections":{"acceptWithin":0,"ruleWithin":10}}
            """), "test.json");

        Assert.Null(kinds);
        Assert.Equal(
            [
                "$.kinds", "$.kinds[0].fields", "$.kinds[0].fields[0].public", "$.kinds[0].fields[0].title.en", "$.kinds[0].name", "$.kinds[0].windowDays",
                "$.kinds[1].more", "$.kinds[1].windowDays", "$.kinds[2].code", "$.kinds[2].fields", "$.objections.acceptWithin", "$.objections.appealWithin",
            ],
            faults.Select(f => f.Path).Order(StringComparer.Ordinal));
        Assert.Equal("$.objections", Assert.Single(BoardKindsReader.Read("""{"kinds":[]}"""u8.ToArray(), "test.json").Faults).Path);
    }
}
