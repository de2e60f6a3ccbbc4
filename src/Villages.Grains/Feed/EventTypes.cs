using System.Text.Json;

namespace Villages.Grains.Feed;

/// <summary>Names of the events in a commit, read without their bodies.</summary>
internal static class EventTypes
{
    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        var types = new List<string>(2);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 2 } && reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                types.Add(reader.GetString()!);
            }
        }

        return types;
    }
}
