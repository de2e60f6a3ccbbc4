using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Stars;
using Villages.Domain.Stars.Events;
using Villages.Journal;

namespace Villages.Grains.Auditing;

/// <summary>(I2, I3, I7) Effects that cycles issued, and what reached the officials; the feed shows a cause before its effect.</summary>
internal sealed class EffectLedger
{
    private readonly Dictionary<(CycleId Cycle, int Round, PersonId Person, AreaCode Village), SubjectOutcome> _issued = [];
    private readonly Dictionary<(CycleId Cycle, int Round, PersonId Person), AreaCode> _rated = [];
    private readonly HashSet<(CycleId Cycle, int Round, PersonId Person)> _paid = [];

    /// <summary>Star records and pay entitlements found on officials.</summary>
    public long Effects { get; private set; }

    public bool IsIssued(CycleId cycle, int round, SubjectOutcome outcome) => _issued.ContainsKey((cycle, round, outcome.Secretary, outcome.Village));

    /// <returns>What does not hold, or null.</returns>
    public string? Follow(Commit commit, IEvent happened) => happened switch
    {
        EffectsIssued e => Issue(e.Cycle, e.Round, e.Outcomes),
        HoldLifted { Outcome: { } outcome } e => Issue(e.Cycle, e.Round, [outcome]),
        SecretaryRated e => Rated(commit, e),
        StarPayEntitled e => Paid(commit, e),
        _ => null,
    };

    private string? Issue(CycleId cycle, int round, IEnumerable<SubjectOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _issued[(cycle, round, outcome.Secretary, outcome.Village)] = outcome;
        }

        return null;
    }

    private string? Rated(Commit commit, SecretaryRated rated)
    {
        Effects++;
        var (person, at) = (Person(commit), At(commit));
        return !_issued.TryGetValue((rated.Cycle, rated.Round, person, rated.Village), out var outcome)
                ? $"I2 {at}: cycle {rated.Cycle} round {rated.Round} never issued this rating"
            : outcome.StarsAfter != rated.StarsAfter || outcome.Grade != rated.Grade || outcome.Total != rated.Total
                ? $"I2 {at}: the record differs from what cycle {rated.Cycle} issued"
            : !_rated.TryAdd((rated.Cycle, rated.Round, person), rated.Village)
                ? $"I7 {at}: cycle {rated.Cycle} round {rated.Round} rated this person before"
            : null;
    }

    private string? Paid(Commit commit, StarPayEntitled paid)
    {
        Effects++;
        var (person, at) = (Person(commit), At(commit));
        var village = _rated.GetValueOrDefault((paid.Cycle, paid.Round, person));
        return !_issued.TryGetValue((paid.Cycle, paid.Round, person, village), out var outcome) || outcome.Pay is not { } pay
                ? $"I2 {at}: cycle {paid.Cycle} round {paid.Round} never issued this pay"
            : pay.Total != paid.Total || paid.Total != paid.Basic + paid.Performance + paid.Stars
                ? $"I3 {at}: {paid.Total} was entitled, {pay.Total} issued"
            : !_paid.Add((paid.Cycle, paid.Round, person))
                ? $"I7 {at}: cycle {paid.Cycle} round {paid.Round} entitled this person to pay before"
            : null;
    }

    private static string At(Commit commit) => $"{commit.Stream.Key}, commit {commit.Number}";

    private static PersonId Person(Commit commit) => PersonId.Parse(StreamKey.Parse(commit.Stream.Key).Id);
}
