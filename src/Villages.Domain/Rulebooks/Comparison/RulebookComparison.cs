using System.Collections.Immutable;
using System.Text.Json;

namespace Villages.Domain.Rulebooks.Comparison;

public enum DifferenceKind
{
    Changed,
    Added,
    Removed,
}

/// <summary>One place at which two versions differ.</summary>
/// <param name="Path">JSON path; members of a list by their id where they have one, else by their place: <c>$.items[B1].points</c>.</param>
/// <param name="Before">JSON of the first; null when it has nothing there.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.difference")]
public sealed record RulebookDifference(
    [property: Id(0)] string Path, [property: Id(1)] DifferenceKind Kind, [property: Id(2)] string? Before, [property: Id(3)] string? After);

/// <summary>Compares two versions member by member. What moves within a list that has ids is not a difference, nor is where the schema lies.</summary>
public static class RulebookComparison
{
    private static readonly string[] Ids = ["id", "code", "grade", "group", "indicator", "stars", "count"];

    /// <returns>In the order of the first text, what only the second has after it; empty when both say the same.</returns>
    /// <exception cref="JsonException">One of them is not JSON.</exception>
    public static ImmutableArray<RulebookDifference> Of(string before, string after)
    {
        var found = ImmutableArray.CreateBuilder<RulebookDifference>();
        Compare(JsonElement.Parse(before), JsonElement.Parse(after), "$", found);
        return found.ToImmutable();
    }

    private static void Compare(JsonElement before, JsonElement after, string path, ImmutableArray<RulebookDifference>.Builder found)
    {
        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object)
        {
            Compare(Members(before), Members(after), name => $"{path}.{name}", found);
        }
        else if (before.ValueKind == JsonValueKind.Array && after.ValueKind == JsonValueKind.Array)
        {
            var id = IdOf(before, after);
            Compare(Elements(before, id), Elements(after, id), name => $"{path}[{name}]", found);
        }
        else if (!JsonElement.DeepEquals(before, after))
        {
            found.Add(new RulebookDifference(path, DifferenceKind.Changed, before.GetRawText(), after.GetRawText()));
        }
    }

    private static void Compare(
        List<KeyValuePair<string, JsonElement>> before, List<KeyValuePair<string, JsonElement>> after, Func<string, string> path, ImmutableArray<RulebookDifference>.Builder found)
    {
        var (first, second) = (before.Select(one => one.Key).ToHashSet(StringComparer.Ordinal), after.ToDictionary(StringComparer.Ordinal));
        foreach (var (name, element) in before)
        {
            if (second.TryGetValue(name, out var other))
            {
                Compare(element, other, path(name), found);
            }
            else
            {
                found.Add(new RulebookDifference(path(name), DifferenceKind.Removed, element.GetRawText(), null));
            }
        }

        found.AddRange(after.Where(one => !first.Contains(one.Key)).Select(one => new RulebookDifference(path(one.Key), DifferenceKind.Added, null, one.Value.GetRawText())));
    }

    private static List<KeyValuePair<string, JsonElement>> Members(JsonElement element) =>
        [.. element.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null && member.Name != "$schema").DistinctBy(member => member.Name).Select(member => KeyValuePair.Create(member.Name, member.Value))];

    private static List<KeyValuePair<string, JsonElement>> Elements(JsonElement list, string? id) =>
        [.. list.EnumerateArray().Select((element, index) => KeyValuePair.Create(id is null ? $"{index}" : element.GetProperty(id).ToString(), element))];

    /// <summary>The member that tells the elements of both lists apart; null when none does.</summary>
    private static string? IdOf(JsonElement before, JsonElement after) => Ids.FirstOrDefault(id => TellsApart(before, id) && TellsApart(after, id));

    private static bool TellsApart(JsonElement list, string id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return list.EnumerateArray().All(element =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(id, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && seen.Add(value.ToString()));
    }
}
