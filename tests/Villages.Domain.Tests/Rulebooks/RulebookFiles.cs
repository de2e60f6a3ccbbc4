using Villages.Domain.Rulebooks;
using Villages.Testing;

namespace Villages.Domain.Tests.Rulebooks;

/// <summary>The rulebooks that are shipped.</summary>
internal static class RulebookFiles
{
    public static readonly string Folder = Path.Combine(SourceTree.Root, "silo-config", "rulebooks");

    public static readonly Rulebook Stars = Sound("default/stars/2023-01-01.json");

    public static readonly Rulebook TenStars = Sound("default/ten-stars/2023-01-01.json");

    public static readonly Rulebook Points = Sound("default/points/2023-01-01.json");

    /// <summary>Rulebook files relative to the folder, with forward slashes.</summary>
    public static IEnumerable<string> All => Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".cases.json", StringComparison.Ordinal) && !file.EndsWith(".schema.json", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public static string Cases(string file) => Text(Path.ChangeExtension(file, ".cases.json"));

    /// <summary>The file as a rulebook, with one edit; fails with every fault unless it reads.</summary>
    public static Rulebook Edited(string file, string from, string to)
    {
        var text = Text(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Read(text.Replace(from, to, StringComparison.Ordinal), file);
    }

    public static Rulebook Read(string text, string file = "test.json")
    {
        var (rulebook, faults) = RulebookReader.Read(System.Text.Encoding.UTF8.GetBytes(text), file);
        Assert.Equal([], faults);
        return rulebook!;
    }

    private static Rulebook Sound(string file) => Read(Text(file), file);
}
