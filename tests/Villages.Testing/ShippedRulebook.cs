using System.Text.Json.Nodes;

namespace Villages.Testing;

/// <summary>The star rulebook as it is shipped, and the same without its publication: cycles of tests that are about something else take effect at once.</summary>
public static class ShippedRulebook
{
    public static string Stars => File.ReadAllText(Path.Combine(SourceTree.Root, "silo-config", "rulebooks", "default", "stars", "2023-01-01.json"));

    public static string WithoutWindow
    {
        get
        {
            var rulebook = JsonNode.Parse(Stars)!.AsObject();
            rulebook["deadlines"] = new JsonArray([.. rulebook["deadlines"]!.AsArray().Where(deadline => deadline!["id"]!.GetValue<string>() != "publication").Select(deadline => deadline!.DeepClone())]);
            return rulebook.ToJsonString();
        }
    }
}
