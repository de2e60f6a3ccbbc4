using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Stars;

namespace Villages.Domain.Cycles;

/// <summary>One village of the roster, scored.</summary>
/// <param name="Score">Null when the secretary's post was vacant on the as-of date.</param>
/// <param name="VillageNumber">Last commit of the village's stream that was looked at; a later round looks again only when it moved.</param>
/// <param name="OfficialNumber">The same of the official's stream, 0 when vacant.</param>
[GenerateSerializer, Immutable, Alias("cycles.scored-village")]
public sealed record ScoredVillage(
    [property: Id(0)] AreaCode Village, [property: Id(1)] SubjectScore? Score, [property: Id(2)] long VillageNumber, [property: Id(3)] long OfficialNumber);

/// <summary>Keeps a batch of scores of one round; at most 200 villages.</summary>
/// <param name="Roster">All villages of the area at the freeze; with the first batch only.</param>
[GenerateSerializer, Immutable, Alias("cycles.keep-scores")]
public sealed record KeepScores(
    [property: Id(0)] int Round, [property: Id(1)] int Batch, [property: Id(2)] ImmutableArray<AreaCode> Roster,
    [property: Id(3)] ImmutableArray<ScoredVillage> Scores, [property: Id(4)] bool Last) : ICommandBody
{
    public string Kind => "cycles.keep-scores";
}

/// <summary>Keeps a batch of outcomes that take effect; at most 200. Consequences follow from the commit.</summary>
[GenerateSerializer, Immutable, Alias("cycles.issue-effects")]
public sealed record IssueEffects(
    [property: Id(0)] CycleId Cycle, [property: Id(1)] int Round, [property: Id(2)] int Batch, [property: Id(3)] DateOnly AsOf,
    [property: Id(4)] string RulebookHash, [property: Id(5)] int Engine, [property: Id(6)] ImmutableArray<SubjectOutcome> Outcomes, [property: Id(7)] bool Last) : ICommandBody
{
    public string Kind => "cycles.issue-effects";
}

[EventType("cycles.roster-fixed.v1")]
public sealed record RosterFixed(int Round, ImmutableArray<AreaCode> Villages) : IEvent;

[EventType("cycles.area-scored.v1")]
public sealed record AreaScored(int Round, int Batch, ImmutableArray<ScoredVillage> Scores, bool Last) : IEvent;

[EventType("cycles.effects-issued.v1")]
public sealed record EffectsIssued(
    CycleId Cycle, int Round, int Batch, DateOnly AsOf, string RulebookHash, int Engine, ImmutableArray<SubjectOutcome> Outcomes, bool Last) : IEvent;

/// <summary>One area's part of a cycle, folded from <c>cycle-area/&lt;cycle id&gt;/&lt;township&gt;</c>. A batch of scores and its checkpoint are one commit.</summary>
/// <param name="Batches">Batches kept of the present round.</param>
/// <param name="EffectBatches">Effect batches kept of the round in effect.</param>
/// <param name="EffectPosition">Feed position of the newest effect batch; when consequences have passed it, all are delivered.</param>
public sealed record CycleAreaState(
    int Round, ImmutableArray<AreaCode> Roster, ImmutableSortedDictionary<AreaCode, ScoredVillage> Scores, int Batches, bool Complete,
    int EffectRound, int EffectBatches, int EffectCount, bool EffectsComplete, long EffectPosition) : IState<CycleAreaState>
{
    public const int BatchSize = 200;

    public static string Format => "cycles.cycle-area.v1";

    public static CycleAreaState Empty(StreamKey stream) => new(
        0, [], ImmutableSortedDictionary<AreaCode, ScoredVillage>.Empty, 0, false, 0, 0, 0, false, -1);

    public CycleAreaState Apply(IEvent happened, in CommitStamp stamp) => happened switch
    {
        RosterFixed e => this with
        {
            Round = e.Round, Roster = e.Villages, Batches = 0, Complete = false, Scores = Scores.RemoveRange(Scores.Keys.Except(e.Villages)),
        },
        AreaScored e => this with
        {
            Batches = e.Batch + 1, Complete = e.Last, Scores = Scores.SetItems(e.Scores.Select(score => KeyValuePair.Create(score.Village, score))),
        },
        EffectsIssued e => this with
        {
            EffectRound = e.Round, EffectBatches = e.Batch + 1, EffectsComplete = e.Last, EffectPosition = stamp.Position,
            EffectCount = (e.Round == EffectRound ? EffectCount : 0) + e.Outcomes.Length,
        },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}

/// <summary>Which batches an area accepts: each once, in order, of the round it is in or the next.</summary>
public static class CycleAreaRule
{
    public static Decision Keep(CycleAreaState state, KeepScores body)
    {
        var begins = body.Batch == 0 && body.Round > state.Round;
        if (!begins && (body.Round != state.Round || body.Batch != state.Batches || state.Complete))
        {
            return CycleRefusals.StepPassed;
        }

        var scored = new AreaScored(body.Round, body.Batch, body.Scores, body.Last);
        return begins ? Decision.Accept(new RosterFixed(body.Round, body.Roster), scored) : Decision.Accept(scored);
    }

    public static Decision Issue(CycleAreaState state, IssueEffects body)
    {
        var begins = body.Batch == 0 && body.Round > state.EffectRound;
        return !begins && (body.Round != state.EffectRound || body.Batch != state.EffectBatches || state.EffectsComplete)
            ? CycleRefusals.StepPassed
            : Decision.Accept(new EffectsIssued(
                body.Cycle, body.Round, body.Batch, body.AsOf, body.RulebookHash, body.Engine, body.Outcomes, body.Last));
    }
}
