using System.Collections.Immutable;
using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Stars;

namespace Villages.Benchmarks.EntityFramework;

/// <summary>A village and who is to be rated for it. Key: village.</summary>
internal sealed class SubjectRow
{
    public required string Village { get; init; }
    public required string Secretary { get; init; }
    public required int MonthsInPost { get; init; }
}

/// <summary>A reading of the rated period. Key: village and place in its list.</summary>
internal sealed class ReadingFactRow
{
    public required string Village { get; init; }
    public required int Place { get; init; }
    public required string Indicator { get; init; }
    public decimal? Value { get; init; }
    public int? Good { get; init; }
    public int? RatherGood { get; init; }
    public int? Average { get; init; }
    public int? Poor { get; init; }
    public required string Source { get; init; }
    public string? Evidence { get; init; }

    public static ReadingFactRow Of(string village, int place, ReadingFact fact)
    {
        int? Votes(string choice) => fact.Value is null ? fact.Ballots[choice] : null;
        return new ReadingFactRow
        {
            Village = village, Place = place, Indicator = fact.Indicator, Value = fact.Value, Source = fact.Source, Evidence = fact.Evidence,
            Good = Votes("good"), RatherGood = Votes("ratherGood"), Average = Votes("average"), Poor = Votes("poor"),
        };
    }

    public ReadingFact ToFact() => Good is { } good
        ? ReadingFact.Of(
            Indicator,
            ImmutableSortedDictionary.CreateRange<string, int>(
                StringComparer.Ordinal, [new("good", good), new("ratherGood", RatherGood!.Value), new("average", Average!.Value), new("poor", Poor!.Value)]),
            Source, Evidence)
        : ReadingFact.Of(Indicator, Value!.Value, Source, Evidence);
}

/// <summary>A tenure of the secretary. Key: village and place in the list.</summary>
internal sealed class TenureRow
{
    public required string Village { get; init; }
    public required int Place { get; init; }
    public required string Organisation { get; init; }
    public required Position Position { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public EndReason? Reason { get; init; }
    public bool RemovedForViolation { get; init; }

    public static TenureRow Of(string village, int place, Tenure tenure) => new()
    {
        Village = village, Place = place, Organisation = tenure.Organisation.Value, Position = tenure.Position, From = tenure.From, To = tenure.To,
        Reason = tenure.Reason, RemovedForViolation = tenure.RemovedForViolation,
    };

    public Tenure ToTenure() => new(AreaCode.Parse(Organisation), Position, From, To, Reason, RemovedForViolation);
}

/// <summary>An earlier rating of the secretary. Key: village and place in the list, oldest first.</summary>
internal sealed class PastRatingRow
{
    public required string Village { get; init; }
    public required int Place { get; init; }
    public required string Cycle { get; init; }
    public required string Grade { get; init; }
    public required int StarsAfter { get; init; }
    public required int HonourStars { get; init; }

    public static PastRatingRow Of(string village, int place, PastRating rating) => new()
    {
        Village = village, Place = place, Cycle = rating.Cycle.ToString(), Grade = rating.Grade, StarsAfter = rating.StarsAfter, HonourStars = rating.HonourStars,
    };

    public PastRating ToRating() => new(CycleId.Parse(Cycle), Grade, StarsAfter, HonourStars);
}
