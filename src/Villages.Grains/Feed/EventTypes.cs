using System.Text.Json;
using Villages.Domain.Events;

namespace Villages.Grains.Feed;

/// <summary>Names of what happened in a commit, read without the bodies; where the command came from is not among them.</summary>
internal static class EventTypes
{
    private static readonly string Origin = EventCodec.NameOf(typeof(CommandOrigin)).Name;

    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        var types = new List<string>(2);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 2 } && reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                if (!reader.ValueTextEquals(Origin))
                {
                    types.Add(reader.GetString()!);
                }
            }
        }

        return types;
    }
}
