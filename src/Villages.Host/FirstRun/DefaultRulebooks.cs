using Villages.Domain.Rulebooks;

namespace Villages.Host.FirstRun;

/// <summary>The shipped drafts under <c>silo-config/rulebooks/default</c>, each with its worked cases.</summary>
internal static class DefaultRulebooks
{
    public static IReadOnlyList<(string Name, AdoptRulebook Adoption)> Read(ConfigFolder config, string by) =>
        [.. Directory.EnumerateFiles(config.File("rulebooks", "default"), "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".cases.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => Draft(file, by))];

    private static (string Name, AdoptRulebook Adoption) Draft(string file, string by)
    {
        var (scheme, effective) = (Path.GetFileName(Path.GetDirectoryName(file))!, Path.GetFileNameWithoutExtension(file));
        var cases = Path.ChangeExtension(file, ".cases.json");
        return ($"{scheme}/{effective}", new AdoptRulebook(scheme, File.ReadAllText(file), File.Exists(cases) ? File.ReadAllText(cases) : null, by));
    }
}
