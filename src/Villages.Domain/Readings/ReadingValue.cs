using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Villages.Domain.Readings;

/// <summary>A number or the ballots of a vote; exactly one of the two.</summary>
[GenerateSerializer, Immutable, Alias("readings.reading-value")]
public sealed record ReadingValue(
    [property: Id(0)] decimal? Score = null,
    [property: Id(1)] BallotCount? Ballots = null)
{
    public static implicit operator ReadingValue(decimal score) => new(score);

    public static implicit operator ReadingValue(BallotCount ballots) => new(null, ballots);
}

/// <summary>Ballots by choice, for example <c>{"good":24,"ratherGood":10,"average":3,"poor":1}</c>. Equal when every count is.</summary>
[GenerateSerializer, Immutable, Alias("readings.ballot-count"), JsonConverter(typeof(BallotCountConverter))]
public sealed record BallotCount([property: Id(0)] ImmutableSortedDictionary<string, int> Votes)
{
    /// <param name="good">好</param>
    /// <param name="ratherGood">较好</param>
    /// <param name="average">一般</param>
    /// <param name="poor">差</param>
    public static BallotCount Of(int good, int ratherGood, int average, int poor) => Of([new("good", good), new("ratherGood", ratherGood), new("average", average), new("poor", poor)]);

    public static BallotCount Of(IEnumerable<KeyValuePair<string, int>> votes) => new(votes.ToImmutableSortedDictionary(StringComparer.Ordinal));

    public bool Equals(BallotCount? other) => other is not null && Votes.SequenceEqual(other.Votes);

    public override int GetHashCode() => Votes.Aggregate(17, (hash, vote) => HashCode.Combine(hash, vote.Key, vote.Value));
}

internal sealed class BallotCountConverter : JsonConverter<BallotCount>
{
    public override BallotCount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        BallotCount.Of(JsonSerializer.Deserialize<Dictionary<string, int>>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, BallotCount value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (choice, votes) in value.Votes)
        {
            writer.WriteNumber(choice, votes);
        }

        writer.WriteEndObject();
    }
}
