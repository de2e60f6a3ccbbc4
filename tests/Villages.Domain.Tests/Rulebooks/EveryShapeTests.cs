using System.Collections;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Binding;
using Villages.Testing;

namespace Villages.Domain.Tests.Rulebooks;

/// <summary>One invented rulebook holds the shapes of points, stipends and allowances, beside the shipped ones of stars.</summary>
public class EveryShapeTests
{
    private static readonly string Folder = Path.Combine(SourceTree.TestProject, "Rulebooks", "files");

    private static readonly string Json = File.ReadAllText(Path.Combine(Folder, "every-shape.json"));

    [Fact]
    public void Points_stipends_and_allowances_are_files_and_no_code()
    {
        var (_, faults) = RulebookAdoption.Examine(Json, File.ReadAllText(Path.Combine(Folder, "every-shape.cases.json")), "every-shape");

        Assert.Equal([], faults);
    }

    [Fact]
    public void No_shape_of_the_format_is_left_untried()
    {
        Rulebook[] rulebooks = [RulebookFiles.Read(Json), RulebookFiles.Stars, RulebookFiles.TenStars, RulebookFiles.Points];

        Assert.All(
            MemberModel.Of(typeof(Rulebook)).Values.Where(member => member.ClrName != nameof(Rulebook.Title)),
            member => Assert.True(rulebooks.Any(rulebook => IsGiven(rulebook, member)), $"{member.JsonName} stands in no rulebook."));
    }

    private static bool IsGiven(Rulebook rulebook, Member member) => typeof(Rulebook).GetProperty(member.ClrName)!.GetValue(rulebook) switch
    {
        null => false,
        string => true,
        IEnumerable many => many.Cast<object>().Any(),
        _ => true,
    };
}
