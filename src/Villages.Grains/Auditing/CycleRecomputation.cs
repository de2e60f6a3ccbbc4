using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.People;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;
using Villages.Domain.VillageLife;
using Villages.Grains.Areas;
using Villages.Grains.Cycles;
using Villages.Grains.People;

namespace Villages.Grains.Auditing;

/// <summary>Computes a cycle's newest result again: the rulebook by its hash, villages and officials folded up to the freeze, the same pure functions.</summary>
internal sealed class CycleRecomputation(StreamFolds folds)
{
    // The journal gathers what is read at the same time into a few queries.
    private const int AtOnce = 250;

    private readonly ConcurrentDictionary<(AreaCode County, string Hash), Rulebook?> _rulebooks = new();

    /// <returns>What does not hold, or null.</returns>
    public async Task<string?> Check(StreamKey key, CycleState cycle, CancellationToken cancellation)
    {
        if (cycle.Id is not { } id || cycle.Result is not { } result || cycle.ResultRound != cycle.Round)
        {
            return null;
        }

        var (again, violation) = await Under(cycle.RulebookHash, cycle, id, key, cancellation);
        var others = new Dictionary<string, CalibrationResult>(StringComparer.Ordinal);
        foreach (var hash in CycleAmendment.Versions(cycle))
        {
            (others[hash], var missing) = await Under(hash, cycle, id, key, cancellation);
            violation ??= missing;
        }

        if (violation is not null)
        {
            return violation;
        }

        var merged = CycleAmendment.Merge(again, cycle.Amended, others);
        return Text(merged) == Text(result) ? null : $"I4 {key}, round {cycle.Round}: {Difference(merged, result)}";
    }

    private async Task<(CalibrationResult Result, string? Violation)> Under(string hash, CycleState cycle, CycleId id, StreamKey key, CancellationToken cancellation)
    {
        if (await Rulebook(id, hash, cancellation) is not { } rulebook)
        {
            return (null!, $"I4 {key}: rulebook {hash} is not in the county's stream");
        }

        var scores = new List<SubjectScore>(cycle.Roster.Length);
        foreach (var villages in cycle.Roster.Chunk(AtOnce))
        {
            var some = await Task.WhenAll(villages.Select(village => Score(rulebook, cycle, id, village, cancellation)));
            scores.AddRange(some.OfType<SubjectScore>());
        }

        return (StarRating.Calibrate(rulebook, scores, cycle.AsOf), null);
    }

    private async Task<SubjectScore?> Score(Rulebook rulebook, CycleState cycle, CycleId id, AreaCode village, CancellationToken cancellation)
    {
        var life = await folds.At<VillageState>(village.Stream, cycle.Sources!.Value, cancellation);
        var facts = VillageViews.Facts(life.State, life.Number, new FactsQuery(id, cycle.AsOf, cycle.Sources.Value));
        if (facts.Secretary is not { } secretary)
        {
            return null;
        }

        var official = await folds.At<OfficialState>(secretary.Official, cycle.Known!.Value, cancellation);
        var career = OfficialViews.Career(official.State, official.Number, new FactsQuery(id, cycle.AsOf, cycle.Known.Value));
        var subject = new SubjectFacts(village, secretary, village.Kind, id.Period, [.. facts.Readings], career.Career, career.MonthsInPost);
        return StarRating.Score(rulebook, subject, cycle.AsOf);
    }

    private async Task<Rulebook?> Rulebook(CycleId id, string hash, CancellationToken cancellation)
    {
        if (_rulebooks.TryGetValue((id.Area, hash), out var known))
        {
            return known;
        }

        var adopted = (await folds.At<RulebooksState>(RulebooksState.StreamOf(id.Area), long.MaxValue, cancellation)).State.ByHash(hash);
        return adopted is null ? null : _rulebooks[(id.Area, hash)] = RulebookReader.Read(Encoding.UTF8.GetBytes(adopted.Json), hash).Rulebook;
    }

    private static string Difference(CalibrationResult again, CalibrationResult kept)
    {
        var before = kept.Outcomes.ToImmutableDictionary(outcome => (outcome.Village, outcome.Secretary), Text);
        var first = again.Outcomes.FirstOrDefault(outcome => before.GetValueOrDefault((outcome.Village, outcome.Secretary)) != Text(outcome));
        return first is null ? "the kept result has subjects that do not recompute" : $"{first.Secretary} of {first.Village} recomputes to {Text(first)}, kept was {before.GetValueOrDefault((first.Village, first.Secretary))}";
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, DomainJson.Options);
}
