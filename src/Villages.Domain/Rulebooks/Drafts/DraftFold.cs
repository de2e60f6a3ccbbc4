using System.Collections.Immutable;
using Villages.Domain.Events;

namespace Villages.Domain.Rulebooks.Drafts;

/// <summary>Drafts after one event of theirs.</summary>
internal static class DraftFold
{
    /// <returns>Null when the event is of something else.</returns>
    public static ImmutableArray<RulebookDraft>? Apply(ImmutableArray<RulebookDraft> drafts, IEvent happened, string actor) => happened switch
    {
        DraftWritten e => drafts.Any(draft => draft.Id == e.Id)
            ? With(drafts, e.Id, draft => draft with
            {
                Json = e.Json, Cases = e.Cases, Hash = e.Hash, Author = actor, Phase = DraftPhase.Draft, Simulations = [], From = null, To = null, Unsimulated = null,
            })
            : drafts.Add(new RulebookDraft(e.Id, e.Scheme, e.Json, e.Cases, e.Hash, actor, DraftPhase.Draft, [], [])),
        DraftSimulated e => With(drafts, e.Id, draft => draft with
        {
            Phase = draft.Phase == DraftPhase.Draft ? DraftPhase.Simulated : draft.Phase,
            Simulations = [.. draft.Simulations.Where(known => known.Cycle != e.Simulation.Cycle), e.Simulation],
        }),
        DraftCirculated e => With(drafts, e.Id, draft => draft with { Phase = DraftPhase.Circulated, From = e.From, To = e.To, Unsimulated = e.Unsimulated }),
        DraftCommented e => With(drafts, e.Id, draft => draft with { Comments = draft.Comments.Add(e.Comment) }),
        DraftAdopted e => With(drafts, e.Id, draft => draft with { Phase = DraftPhase.Adopted, Json = "", Cases = null }),
        DraftWithdrawn e => With(drafts, e.Id, draft => draft with { Phase = DraftPhase.Withdrawn, Reason = e.Reason, Json = "", Cases = null }),
        _ => null,
    };

    private static ImmutableArray<RulebookDraft> With(ImmutableArray<RulebookDraft> drafts, string id, Func<RulebookDraft, RulebookDraft> change) =>
        [.. drafts.Select(draft => draft.Id == id ? change(draft) : draft)];
}
