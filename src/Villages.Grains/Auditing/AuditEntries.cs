using System.Text.Json;
using Villages.Domain;
using Villages.Domain.Events;
using Villages.Journal;
using Villages.Journal.Auditing;

namespace Villages.Grains.Auditing;

/// <summary>What the audit list holds of a commit. It is read from the bytes, so a commit of a newer version is listed too.</summary>
internal static class AuditEntries
{
    private const int PersonIdLength = 27;
    private const int LongestReason = 500;

    private static readonly string Origin = EventCodec.NameOf(typeof(CommandOrigin)).Name;

    public static IReadOnlyList<AuditEntry> Of(IEnumerable<Commit> commits) => [.. commits.Where(IsOfPerson).Select(Of)];

    public static bool IsOfPerson(Commit commit) => !SystemActor.Is(commit.Actor);

    private static AuditEntry Of(Commit commit)
    {
        var (types, persons) = (new List<string>(2), new List<string>(2));
        Name(commit.Stream.Key, persons);
        var origin = Read(commit.Data, types, persons);
        return new AuditEntry
        {
            Position = commit.Position,
            RecordedAt = commit.RecordedAt,
            Actor = commit.Actor,
            Role = origin?.Role,
            CallerArea = origin?.Area.Value,
            Address = origin?.Address,
            Reason = Listed(origin?.Reason),
            Kind = commit.Kind,
            Stream = commit.Stream.Key,
            Number = commit.Number,
            Area = commit.Area,
            EffectiveOn = commit.EffectiveOn,
            Types = [.. types.Distinct()],
            Persons = [.. persons.Distinct()],
        };
    }

    /// <summary>A list must hold whatever a journal holds: without control characters, which not every database keeps, and no longer than can be read.</summary>
    private static string? Listed(string? reason) => reason is null ? null
        : string.Create(Math.Min(reason.Length, LongestReason), reason, static (listed, reason) =>
        {
            for (var i = 0; i < listed.Length; i++)
            {
                listed[i] = char.IsControl(reason[i]) ? ' ' : reason[i];
            }
        });

    /// <returns>How the command came, where the commit says so.</returns>
    private static CommandOrigin? Read(ReadOnlySpan<byte> data, List<string> types, List<string> persons)
    {
        var reader = new Utf8JsonReader(data);
        CommandOrigin? origin = null;
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 2 } && reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                if (!reader.ValueTextEquals(Origin))
                {
                    types.Add(reader.GetString()!);
                    continue;
                }

                reader.Read();
                reader.Read();
                origin = JsonSerializer.Deserialize<CommandOrigin>(ref reader, DomainJson.Options);
            }
            else if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueSpan.Length is >= PersonIdLength and <= StreamKey.MaximumLength)
            {
                Name(reader.GetString()!, persons);
            }
        }

        return origin;
    }

    /// <summary>A person's id, alone or as the end of a stream's key.</summary>
    private static void Name(string text, List<string> persons)
    {
        if (PersonId.TryParse(text.Length > PersonIdLength && text[^(PersonIdLength + 1)] == '/' ? text[^PersonIdLength..] : text, null, out var person))
        {
            persons.Add(person.Value);
        }
    }
}
