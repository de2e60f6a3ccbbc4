using System.Globalization;
using System.Text.Json.Nodes;
using Villages.Domain.Cycles;
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

    /// <summary>The same rulebook without its publication, as one of its own: cycles of invented counties that have long been over take effect at once.</summary>
    public static AdoptRulebook WithoutWindow(this AdoptRulebook adoption)
    {
        var rulebook = JsonNode.Parse(adoption.Json)!.AsObject();
        var deadlines = rulebook["deadlines"]?.AsArray().Where(deadline => deadline!["id"]!.GetValue<string>() != CyclePublication.Deadline) ?? [];
        rulebook["deadlines"] = new JsonArray([.. deadlines.Select(deadline => deadline!.DeepClone())]);
        return adoption with { Json = rulebook.ToJsonString() };
    }

    /// <summary>The same rulebook, in force from another day on.</summary>
    public static AdoptRulebook From(this AdoptRulebook adoption, DateOnly effective)
    {
        var rulebook = JsonNode.Parse(adoption.Json)!.AsObject();
        rulebook["effective"] = effective.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return adoption with { Json = rulebook.ToJsonString() };
    }

    private static (string Name, AdoptRulebook Adoption) Draft(string file, string by)
    {
        var (scheme, effective) = (Path.GetFileName(Path.GetDirectoryName(file))!, Path.GetFileNameWithoutExtension(file));
        var cases = Path.ChangeExtension(file, ".cases.json");
        return ($"{scheme}/{effective}", new AdoptRulebook(scheme, File.ReadAllText(file), File.Exists(cases) ? File.ReadAllText(cases) : null, by));
    }
}
