using Villages.Domain.People;

namespace Villages.Domain.Points;

/// <summary>Claims and awards, and their way to the notice. One deed gives one award.</summary>
public static class EntryRule
{
    public static Decision Decide(PointsAccountState state, ClaimPoints command, LedgerFacts facts) =>
        state.OfDeed(command.Entry.Item, command.Entry.On, command.Entry.Source) is { State: not EntryState.Withdrawn } known ? PointsRefusals.SameDeed(known)
        : Drafts.Check(state, command.Entry, facts) is { } refusal ? refusal
        : !Drafts.Item(command.Entry, facts).Claims.Contains(facts.Role) ? PointsRefusals.NotForRole(command.Entry.Item, facts.Role)
        : Decision.Accept(new PointsClaimed(Drafts.ToEntry(state, command.Entry, facts, EntryState.Submitted) with { Claimed = true }));

    /// <summary>After an entry that was rejected, withdrawn or reversed the deed may be awarded anew.</summary>
    public static Decision Decide(PointsAccountState state, AwardPoints command, LedgerFacts facts)
    {
        var draft = command.Entry;
        if (state.OfDeed(draft.Item, draft.On, draft.Source) is { } known && Stands(known))
        {
            return Drafts.SameContent(known, draft, facts) ? Decision.Accept() : PointsRefusals.SameDeed(known);
        }

        return Drafts.Check(state, draft, facts) is { } refusal ? refusal
            : !Drafts.Item(draft, facts).Awards.Contains(facts.Role) ? PointsRefusals.NotForRole(draft.Item, facts.Role)
            : facts.Person == state.Id.Person ? PointsRefusals.OwnDeed()
            : Decision.Accept(new PointsAwarded(Drafts.ToEntry(state, draft, facts, LedgerFacts.Higher.Contains(facts.Role) ? EntryState.TownshipReviewed : EntryState.BranchReviewed)));
    }

    public static Decision Decide(PointsAccountState state, ReviewClaim command, LedgerFacts facts)
    {
        if (state.Entry(command.Entry) is not { } entry)
        {
            return PointsRefusals.NoEntry(command.Entry);
        }

        var reached = command.Level == ReviewLevel.Branch ? EntryState.BranchReviewed : EntryState.TownshipReviewed;
        return entry.State == (command.Granted is null ? EntryState.Rejected : reached) && entry.Granted == (command.Granted ?? 0) && entry.Reason == command.Reason
                ? Decision.Accept()
            : state.Closed ? PointsRefusals.YearClosed(state.Id)
            : facts.Person == state.Id.Person || entry.EnteredBy == facts.Actor ? PointsRefusals.OwnDeed()
            : entry.State != (command.Level == ReviewLevel.Branch ? EntryState.Submitted : EntryState.BranchReviewed) ? PointsRefusals.WrongState(entry)
            : command.Level == ReviewLevel.Township && !entry.AsksTownship ? PointsRefusals.NotTownships(entry)
            : command.Granted is not { } granted ? Reject(command, facts)
            : granted == 0 || granted < 0 != entry.Asked < 0 || Math.Abs(granted) > Math.Abs(entry.Granted) ? PointsRefusals.AboveAsked(entry)
            : granted != entry.Granted && !WrittenReason.Fits(command.Reason) ? PointsRefusals.NoReason()
            : Decision.Accept(new EntryReviewed(entry.Id, command.Level, granted, facts.Actor, command.Reason));
    }

    public static Decision Decide(PointsAccountState state, WithdrawClaim command, LedgerFacts facts) =>
        state.Entry(command.Entry) is not { } entry ? PointsRefusals.NoEntry(command.Entry)
        : entry.State == EntryState.Withdrawn ? Decision.Accept()
        : state.Closed ? PointsRefusals.YearClosed(state.Id)
        : !entry.Claimed || entry.EnteredBy != facts.Actor ? PointsRefusals.NotClaimants(entry)
        : entry.State is not (EntryState.Submitted or EntryState.BranchReviewed or EntryState.TownshipReviewed) ? PointsRefusals.WrongState(entry)
        : Decision.Accept(new ClaimWithdrawn(entry.Id));

    public static Decision Decide(PointsAccountState state, ReverseEntry command, LedgerFacts facts) =>
        state.Entry(command.Entry) is not { } entry ? PointsRefusals.NoEntry(command.Entry)
        : entry.State == EntryState.Reversed ? Decision.Accept()
        : state.Closed ? PointsRefusals.YearClosed(state.Id)
        : !WrittenReason.Fits(command.Reason) ? PointsRefusals.NoReason()
        : entry.Reverses is not null || entry.State is EntryState.Submitted or EntryState.Rejected or EntryState.Withdrawn ? PointsRefusals.WrongState(entry)
        : Decision.Accept(Reversal(entry, command.Reason, facts.Actor));

    /// <summary>Blocks another entry of the same deed.</summary>
    internal static bool Stands(PointsEntry entry) => entry.State is not (EntryState.Withdrawn or EntryState.Rejected or EntryState.Reversed);

    internal static EntryReversed Reversal(PointsEntry entry, string reason, string by) => new(
        entry.Id, reason, by,
        entry.State == EntryState.Registered
            ? entry with { Id = $"{entry.Id}-r", Asked = -entry.Asked, Granted = -entry.Granted, EnteredBy = by, Reason = reason, Reverses = entry.Id, Notice = null, Claimed = false, Held = false }
            : null);

    private static Decision Reject(ReviewClaim command, LedgerFacts facts) =>
        WrittenReason.Fits(command.Reason) ? Decision.Accept(new EntryRejected(command.Entry, command.Level, facts.Actor, command.Reason!)) : PointsRefusals.NoReason();
}
