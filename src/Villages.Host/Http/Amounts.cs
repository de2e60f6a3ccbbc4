using System.Text.Json;

namespace Villages.Host.Http;

/// <summary>How many elements an array of a body may have, wherever it lies.</summary>
internal static class Amounts
{
    public const int Most = 1_000;

    /// <summary>For what the domain reads by itself; null when every array is short enough.</summary>
    /// <param name="path">JSON path of the element.</param>
    public static Problem? Over(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Array when element.GetArrayLength() > Most => EdgeProblems.TooManyElements(path, element.GetArrayLength()),
        JsonValueKind.Array => element.EnumerateArray().Select((item, index) => Over(item, $"{path}[{index}]")).FirstOrDefault(problem => problem is not null),
        JsonValueKind.Object => element.EnumerateObject().Select(member => Over(member.Value, $"{path}.{member.Name}")).FirstOrDefault(problem => problem is not null),
        _ => null,
    };
}
