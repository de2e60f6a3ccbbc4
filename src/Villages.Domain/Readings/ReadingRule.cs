using System.Collections.Immutable;

namespace Villages.Domain.Readings;

public static class ReadingRule
{
    private const int LongestSource = 80;
    private const int LongestEvidence = 500;

    /// <param name="book">What the village has recorded so far.</param>
    /// <param name="today">In Asia/Shanghai.</param>
    public static Decision Decide(AreaCode village, ReadingBook book, RecordReadings command, IndicatorCatalogue catalogue, DateOnly today)
    {
        if (command.Readings.Count is 0 or > RecordReadings.MaximumReadings)
        {
            return ReadingRefusals.Amount(command.Readings.Count);
        }

        var known = book.Among(command.Readings);
        var fresh = ImmutableArray.CreateBuilder<Reading>(command.Readings.Count);
        for (var i = 0; i < command.Readings.Count; i++)
        {
            var reading = command.Readings[i];
            if (Check(village.Kind, reading, catalogue, today, $"$.readings[{i}]") is { } refusal)
            {
                return refusal;
            }

            if (known.TryAdd((reading.Source, reading.Sequence), reading))
            {
                fresh.Add(reading);
            }
            else if (known[(reading.Source, reading.Sequence)] != reading)
            {
                return ReadingRefusals.SequenceReused(reading, $"$.readings[{i}].sequence");
            }
        }

        return fresh.Count == 0 ? Decision.Accept() : Decision.Accept(new ReadingsRecorded(village, fresh.ToImmutable()));
    }

    /// <summary>Whether the reading could ever be recorded for that kind of place; imports ask before they accept a file.</summary>
    public static Refusal? Check(AreaKind kind, Reading reading, IndicatorCatalogue catalogue, DateOnly today, string path)
    {
        if (catalogue.Find(reading.Indicator) is not { } indicator)
        {
            return ReadingRefusals.UnknownIndicator(reading.Indicator, $"{path}.indicator");
        }

        if (!indicator.AppliesTo.Contains(kind))
        {
            return ReadingRefusals.NotForKind(indicator, kind, $"{path}.indicator");
        }

        if (reading.ObservedOn > today)
        {
            return ReadingRefusals.FutureDate(reading.ObservedOn, $"{path}.observedOn");
        }

        if (reading.Period.FirstDay > today)
        {
            return ReadingRefusals.FuturePeriod(reading.Period, $"{path}.period");
        }

        if (reading.Source is not { Length: > 0 and <= LongestSource } || reading.Sequence < 1 || reading.Evidence?.Length > LongestEvidence)
        {
            return ReadingRefusals.SourceIncomplete($"{path}.source");
        }

        return CheckValue(indicator, reading.Value, $"{path}.value");
    }

    private static Refusal? CheckValue(Indicator indicator, ReadingValue value, string path) => (indicator.Form, value) switch
    {
        (IndicatorForm.Score, { Score: { } score, Ballots: null }) when score < indicator.Minimum || score > indicator.Maximum =>
            ReadingRefusals.OutOfRange(indicator, score, $"{path}.score"),
        (IndicatorForm.Score, { Score: not null, Ballots: null }) => null,
        (IndicatorForm.Ballots, { Score: null, Ballots: { } ballots }) => CheckBallots(indicator, ballots, $"{path}.ballots"),
        _ => ReadingRefusals.WrongForm(indicator, path),
    };

    private static Refusal? CheckBallots(Indicator indicator, BallotCount ballots, string path)
    {
        var unknown = ballots.Votes.Keys.FirstOrDefault(choice => !indicator.Choices.Contains(choice));
        return unknown is not null ? ReadingRefusals.UnknownChoice(indicator, unknown, path)
            : ballots.Votes.Values.Any(votes => votes is < 0 or > 10_000_000) || ballots.Votes.Values.Sum(votes => (long)votes) == 0 ? ReadingRefusals.NoBallots(path)
            : null;
    }
}
