using System.Text.Json;

namespace Villages.Chaos.Api;

/// <summary>A receipt that a client holds: what the system must never take back.</summary>
internal sealed record Acknowledged(Guid Command, long Version, string RecordedAt, string Key)
{
    /// <summary>Null when the body is no receipt.</summary>
    public static Acknowledged? Of(string body, string key)
    {
        var json = JsonElement.Parse(body);
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("commandId", out var command) && json.TryGetProperty("version", out var version)
            ? new(command.GetGuid(), version.GetInt64(), json.GetProperty("recordedAt").GetString()!, key)
            : null;
    }
}
