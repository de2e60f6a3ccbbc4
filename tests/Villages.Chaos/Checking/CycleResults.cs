using System.Security.Cryptography;
using System.Text;
using Villages.Chaos.Api;
using Villages.Chaos.Load;

namespace Villages.Chaos.Checking;

internal static class CycleResults
{
    /// <summary>A digest over all pages of a cycle's results, as a client gets them.</summary>
    public static async Task<string> Digest(ApiClient api, CountyYear cycle)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var page = 1; ; page++)
        {
            var answer = await api.Read($"cycles/{cycle}/results?page={page}&pageSize=200");
            if (answer is not { Good: true })
            {
                return $"no results: {answer}";
            }

            var items = answer.Json.GetProperty("items");
            hash.AppendData(Encoding.UTF8.GetBytes(items.GetRawText()));
            if (items.GetArrayLength() < 200)
            {
                return Convert.ToHexStringLower(hash.GetHashAndReset());
            }
        }
    }

    public static async Task<string?> Phase(ApiClient api, CountyYear cycle) =>
        await api.Read($"cycles/{cycle}") is { Good: true } answer ? answer.Json.GetProperty("phase").GetString() : null;

    /// <summary>How far a cycle's effects are; null when it is not in effect.</summary>
    public static async Task<(int Done, int Total, int Failed)?> Effects(ApiClient api, CountyYear cycle)
    {
        var answer = await api.Read($"cycles/{cycle}");
        if (answer is not { Good: true } || answer.Json.GetProperty("phase").GetString() is not ("effective" or "archived"))
        {
            return null;
        }

        var effects = answer.Json.GetProperty("effects");
        return (effects.GetProperty("done").GetInt32(), effects.GetProperty("total").GetInt32(), effects.GetProperty("failed").GetInt32());
    }
}
