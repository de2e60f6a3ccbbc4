using System.Text.Json.Serialization;

namespace Villages.Benchmarks.EntityFramework;

/// <summary>The same body as the product's, in types that the source generator writes without metadata.</summary>
internal sealed record VillageAnswer(
    string Code, string Name, string Kind, AreaAnswer[] Ancestors, long Version, SummaryAnswer Summary, List<PostAnswer> Posts, List<ReadingAnswer> Readings,
    string[] Grids, string[] Centres)
{
    public static VillageAnswer Of(VillageRow row, AreaAnswer[] ancestors) => new(
        row.Code, row.Name, row.Kind, ancestors, row.Version,
        new SummaryAnswer(
            row.Secretary, row.Stars, row.Grade, row.GridsLevel1, row.GridsLevel2, row.GridsLevel3, row.GridWorkers, row.Centres, row.Stations, row.LatestPeriod, row.ReadingCount),
        row.Posts.ConvertAll(post => new PostAnswer(post.Position, post.Person, post.From, post.To)),
        row.Readings.ConvertAll(ReadingAnswer.Of),
        row.GridIds, row.CentreIds);
}

internal sealed record AreaAnswer(string Code, string Name);

internal sealed record SummaryAnswer(
    string? Secretary, int? Stars, string? Grade, int GridsLevel1, int GridsLevel2, int GridsLevel3, int GridWorkers, int Centres, int Stations, string? LatestPeriod, int Readings);

internal sealed record PostAnswer(string Position, string Person, DateOnly From, DateOnly? To);

internal sealed record ReadingAnswer(string Indicator, string Period, ValueAnswer Value, string Source, long Sequence, DateOnly ObservedOn, string? Evidence)
{
    public static ReadingAnswer Of(ReadingRow row) => new(
        row.Indicator, row.Period,
        row.Good is { } good ? new ValueAnswer(null, new BallotsAnswer(row.Average!.Value, good, row.Poor!.Value, row.RatherGood!.Value)) : new ValueAnswer(row.Score, null),
        row.Source, row.Sequence, row.ObservedOn, row.Evidence);
}

internal sealed record ValueAnswer(decimal? Score, BallotsAnswer? Ballots);

internal sealed record BallotsAnswer(int Average, int Good, int Poor, int RatherGood);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(VillageAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
