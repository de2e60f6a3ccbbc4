using System.Text.RegularExpressions;
using Villages.Testing.Conventions;

namespace Villages.Domain.Tests.Conventions;

/// <summary>The shape of the whole source tree, read from git.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] Root = ["src", "tests", "silo-config", "Villages.sln", "README.md", "LICENSE", "global.json"];

    [Fact]
    public void The_root_holds_nothing_unexpected()
    {
        var entries = TrackedFiles.All.Select(path => path.Split('/')[0]).Distinct();
        Assert.DoesNotContain(entries, entry => !Root.Contains(entry) && entry[0] != '.' && !entry.EndsWith(".props", StringComparison.Ordinal));
    }

    [Fact]
    public void No_file_has_more_than_250_lines_and_half_of_them_at_most_60()
    {
        var files = TrackedFiles.CSharp.Select(path => (Path: path, Lines: File.ReadLines(TrackedFiles.Full(path)).Count())).ToArray();
        Assert.Empty(files.Where(file => file.Lines > 250).Select(file => $"{file.Path} has {file.Lines} lines"));
        Assert.InRange(files.Select(file => file.Lines).Order().ElementAt(files.Length / 2), 1, 60);
    }

    [Fact]
    public void The_program_starts_in_at_most_30_lines() =>
        Assert.InRange(File.ReadLines(TrackedFiles.Full("src/Villages.Host/Program.cs")).Count(), 1, 30);

    [Fact]
    public void No_file_is_named_after_what_it_helps() =>
        Assert.Empty(TrackedFiles.CSharp.Where(path => Banned().IsMatch(Path.GetFileNameWithoutExtension(path))));

    [Fact]
    public void Test_folders_mirror_source_folders()
    {
        var source = TrackedFiles.CSharp.Select(Folder).ToHashSet();
        var tests = TrackedFiles.CSharp.Where(path => path.EndsWith("Tests.cs", StringComparison.Ordinal)).Select(Folder).Where(folder => TestFolder().IsMatch(folder)).Distinct();
        Assert.Empty(tests.Where(folder => !source.Any(known => (known + "/").StartsWith(TestFolder().Replace(folder, "src/$1/$2") + "/", StringComparison.Ordinal))));
    }

    [Fact]
    public void No_grain_is_named_by_a_text_without_a_prefix() =>
        Assert.Empty(TrackedFiles.CSharp.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && HandMadeKey().IsMatch(File.ReadAllText(TrackedFiles.Full(path)))));

    [Theory]
    [InlineData("grains.GetGrain<IVillageGrain>(\"141129100003\")", true)]
    [InlineData("grains.GetGrain<IVillageGrain>($\"{code}\")", true)]
    [InlineData("grains.GetGrain<IVillageGrain>(\"village/141129100003\")", false)]
    [InlineData("grains.GetGrain<IVillageGrain>(code.Stream.Text)", false)]
    public void The_search_knows_a_bare_key(string source, bool bare) => Assert.Equal(bare, HandMadeKey().IsMatch(source));

    private static string Folder(string path) => path[..path.LastIndexOf('/')];

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utility|Common|Base|Impl|Misc)$")]
    private static partial Regex Banned();

    [GeneratedRegex(@"^tests/(Villages\.[A-Za-z]+)\.Tests/(?!Conventions)(.+)$")]
    private static partial Regex TestFolder();

    // A key without a prefix shares a row with whatever reads as the same number.
    [GeneratedRegex("""GetGrain<[^>]+>\(\s*[$@]*"(?![a-z-]+/) """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex HandMadeKey();
}
