using System.Text.Json;

namespace Villages.Host.Imports;

/// <summary>Words of an enum as files write them: camelCase English or Chinese.</summary>
internal static class Words
{
    public static Dictionary<string, T> Of<T>(params ReadOnlySpan<(T Value, string Chinese)> words)
        where T : struct, Enum
    {
        var all = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (value, chinese) in words)
        {
            all.Add(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), value);
            all.Add(chinese, value);
        }

        return all;
    }
}
