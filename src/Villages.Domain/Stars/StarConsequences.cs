using Villages.Domain.Consequences;
using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Stars.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Stars;

/// <summary>What follows from a cycle that took effect: a star record and a pay entitlement for each secretary, members of branches left to points; also of a result that was held when the others took effect.</summary>
public sealed class EffectsReachOfficials : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened)
    {
        var issued = happened switch
        {
            EffectsIssued e => e,
            HoldLifted { Outcome: { } outcome } e => new EffectsIssued(e.Cycle, e.Round, 0, e.AsOf, e.RulebookHash, e.Engine, [outcome], true),
            _ => null,
        };
        foreach (var outcome in issued?.Outcomes.Where(outcome => outcome.Branch is null) ?? [])
        {
            var rate = new RateSecretary(issued!.Cycle, issued.Round, issued.AsOf, issued.RulebookHash, issued.Engine, outcome);
            yield return new Consequence(outcome.Secretary.Official, rate, "stars.record");
            if (outcome.Pay is { } pay)
            {
                yield return new Consequence(
                    outcome.Secretary.Official, new EntitleStarPay(issued.Cycle, issued.Round, issued.AsOf, pay), "stars.pay");
            }
        }
    }
}

/// <summary>A village learns the stars of whoever was rated for it.</summary>
public sealed class StarsReachVillages : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        SecretaryRated e => [Note(e.Village, new SecretaryStars(e.Cycle, e.Round, PersonId.Parse(source.Id), e.StarsAfter, e.Grade))],
        SecretaryNotRated e => [Note(e.Village, new SecretaryStars(e.Cycle, e.Round, PersonId.Parse(source.Id), e.StarsInForce))],
        _ => [],
    };

    private static Consequence Note(AreaCode village, SecretaryStars stars) =>
        new(village.Stream, new NoteSecretaryStars(stars), "stars.village-learns");
}
