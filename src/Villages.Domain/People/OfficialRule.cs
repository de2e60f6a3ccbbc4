using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.People;

/// <summary>What villages, grids and persons tell an official. Whatever outlives a known death, or is held after an erasure, is noted and at once asked back.</summary>
public static class OfficialRule
{
    public static Decision Decide(OfficialState state, NoteTenureBegun command, DateOnly today)
    {
        if (state.Find(command.Tenure) is not null)
        {
            return Decision.Accept();
        }

        var stars = command.Tenure.Position == Position.Secretary && state.Stars.InForce is { } slot
            ? new SecretaryStars(slot.Cycle, slot.Round, state.Id, slot.StarsAfter, slot.Grade)
            : null;
        return Noted(state, new TenureBegun(state.Id, command.Tenure, stars), [command.Tenure], [], today);
    }

    public static Decision Decide(OfficialState state, NoteTenureEnded command) =>
        state.Find(command.Tenure) == command.Tenure ? Decision.Accept() : Decision.Accept(new TenureEnded(state.Id, command.Tenure));

    public static Decision Decide(OfficialState state, NoteTenureWithdrawn command) =>
        state.Find(command.Tenure) is null ? Decision.Accept() : Decision.Accept(new TenureWithdrawn(state.Id, command.Tenure));

    public static Decision Decide(OfficialState state, NoteGridWork command, DateOnly today) =>
        state.Find(command.Work) is { } known && (known == command.Work || (known.Assignment.To is not null && command.Work.Assignment.To is null))
            ? Decision.Accept()
            : Noted(state, new GridWorkNoted(state.Id, command.Work), [], [command.Work], today);

    public static Decision Decide(OfficialState state, NoteGridWorkWithdrawn command) =>
        state.Find(command.Work) is null ? Decision.Accept() : Decision.Accept(new GridWorkWithdrawn(state.Id, command.Work));

    public static Decision Decide(OfficialState state, NoteDeath command) =>
        state.DiedOn == command.On ? Decision.Accept() : Decision.Accept(Died(state.Id, command.On, state.Tenures, state.Grids));

    public static Decision Decide(OfficialState state, NoteErased command, DateOnly today) =>
        state.Erased ? Decision.Accept() : Decision.Accept(Erased(state.Id, state.Tenures, state.Grids, today));

    private static Decision Noted(OfficialState state, IEvent noted, ImmutableArray<Tenure> tenures, ImmutableArray<GridWork> work, DateOnly today)
    {
        var erased = state.Erased ? Erased(state.Id, tenures, work, today) : null;
        var died = state.DiedOn is { } on ? Died(state.Id, on, tenures, work) : null;
        return erased is not null && (erased.Held.Count > 0 || erased.Work is not null) ? Decision.Accept(noted, erased)
            : died is not null && (died.Held.Count > 0 || died.Work is not null) ? Decision.Accept(noted, died)
            : Decision.Accept(noted);
    }

    private static OfficialDied Died(PersonId person, DateOnly on, ImmutableArray<Tenure> tenures, ImmutableArray<GridWork> work) =>
        new(person, on, [.. tenures.Where(tenure => tenure.To is null || tenure.To > on)], Held(work, on.AddDays(1)));

    private static OfficialErased Erased(PersonId person, ImmutableArray<Tenure> tenures, ImmutableArray<GridWork> work, DateOnly today) =>
        new(person, [.. tenures.Where(tenure => ErasureRule.IsHeld(tenure.To, today))], Held(work, today));

    private static ImmutableArray<GridWork>? Held(ImmutableArray<GridWork> work, DateOnly day)
    {
        ImmutableArray<GridWork> held = [.. work.Where(one => ErasureRule.IsHeld(one.Assignment.To, day))];
        return held.IsEmpty ? null : held;
    }
}
