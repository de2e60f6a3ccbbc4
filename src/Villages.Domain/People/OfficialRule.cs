using System.Collections.Immutable;
using Villages.Domain.VillageLife;

namespace Villages.Domain.People;

public static class OfficialRule
{
    /// <summary>A tenure that outlives a known death, or begins after an erasure, is noted and at once asked back from its village.</summary>
    public static Decision Decide(OfficialState state, NoteTenureBegun command)
    {
        if (state.Find(command.Tenure) is not null)
        {
            return Decision.Accept();
        }

        var stars = command.Tenure.Position == Position.Secretary && state.Stars.InForce is { } slot
            ? new SecretaryStars(slot.Cycle, slot.Round, state.Id, slot.StarsAfter, slot.Grade)
            : null;
        var begun = new TenureBegun(state.Id, command.Tenure, stars);
        if (state.Erased && command.Tenure.To is null)
        {
            return Decision.Accept(begun, new OfficialErased(state.Id, [command.Tenure]));
        }

        return state.DiedOn is { } died && Outlives(command.Tenure, died)
            ? Decision.Accept(begun, new OfficialDied(state.Id, died, [command.Tenure]))
            : Decision.Accept(begun);
    }

    public static Decision Decide(OfficialState state, NoteTenureEnded command) =>
        state.Find(command.Tenure) == command.Tenure ? Decision.Accept() : Decision.Accept(new TenureEnded(state.Id, command.Tenure));

    public static Decision Decide(OfficialState state, NoteTenureWithdrawn command) =>
        state.Find(command.Tenure) is null ? Decision.Accept() : Decision.Accept(new TenureWithdrawn(state.Id, command.Tenure));

    public static Decision Decide(OfficialState state, NoteDeath command)
    {
        if (state.DiedOn == command.On)
        {
            return Decision.Accept();
        }

        ImmutableArray<Tenure> held = [.. state.Tenures.Where(t => Outlives(t, command.On))];
        return Decision.Accept(new OfficialDied(state.Id, command.On, held));
    }

    public static Decision Decide(OfficialState state, NoteErased command) => state.Erased
        ? Decision.Accept()
        : Decision.Accept(new OfficialErased(state.Id, [.. state.Tenures.Where(tenure => tenure.To is null)]));

    private static bool Outlives(Tenure tenure, DateOnly died) => tenure.To is null || tenure.To > died;
}
