using Villages.Domain.Posts;
using Villages.Domain.Readings;

namespace Villages.Domain.VillageLife;

/// <summary>Every command a village or community answers. Notes are consequences: what is known already changes nothing.</summary>
public static class VillageRule
{
    public static Decision Decide(VillageState state, RecordReadings command, IndicatorCatalogue catalogue, DateOnly today) =>
        ReadingRule.Decide(state.Code, state.Readings, command, catalogue, today);

    public static Decision Decide(VillageState state, FillPost command, DateOnly today) => PostRule.Decide(state.Code, state.Seats, command, today);

    public static Decision Decide(VillageState state, VacatePost command, DateOnly today) => PostRule.Decide(state.Seats, command, today);

    public static Decision Decide(VillageState state, WithdrawPost command) => PostRule.Decide(state.Seats, command);

    public static Decision Decide(VillageState state, NoteGrid command) =>
        command.Grid.Grid.Village != state.Code ? VillageRefusals.NotOfVillage(command.Grid.Grid.Value, state.Code)
        : state.Grids.GetValueOrDefault(command.Grid.Grid.Value) == command.Grid ? Decision.Accept()
        : Decision.Accept(new GridNoted(state.Code, command.Grid));

    public static Decision Decide(VillageState state, NoteGridClosed command) =>
        !state.Grids.TryGetValue(command.Grid.Value, out var known) ? VillageRefusals.NotKnown(command.Grid.Value)
        : known.To == command.LastDay ? Decision.Accept()
        : Decision.Accept(new GridClosingNoted(state.Code, command.Grid, command.LastDay));

    public static Decision Decide(VillageState state, NoteGridWorker command) =>
        !state.Grids.ContainsKey(command.Grid.Value) ? VillageRefusals.NotKnown(command.Grid.Value)
        : state.WorkersOf(command.Grid).Contains(command.Assignment) ? Decision.Accept()
        : Decision.Accept(new GridWorkerNoted(state.Code, command.Grid, command.Assignment));

    public static Decision Decide(VillageState state, NoteGridWorkerWithdrawn command) =>
        state.WorkersOf(command.Grid).Any(worker => worker.From == command.Assignment.From)
            ? Decision.Accept(new GridWorkerWithdrawalNoted(state.Code, command.Grid, command.Assignment))
            : Decision.Accept();

    public static Decision Decide(VillageState state, NoteCentre command) =>
        command.Centre.Centre.Village != state.Code ? VillageRefusals.NotOfVillage(command.Centre.Centre.Value, state.Code)
        : state.Centres.GetValueOrDefault(command.Centre.Centre.Value) == command.Centre ? Decision.Accept()
        : Decision.Accept(new CentreNoted(state.Code, command.Centre));

    public static Decision Decide(VillageState state, NoteCentreClosed command) =>
        !state.Centres.TryGetValue(command.Centre.Value, out var known) ? VillageRefusals.NotKnown(command.Centre.Value)
        : known.To == command.LastDay ? Decision.Accept()
        : Decision.Accept(new CentreClosingNoted(state.Code, command.Centre, command.LastDay));

    public static Decision Decide(VillageState state, NoteSecretaryStars command) =>
        state.Stars.GetValueOrDefault(command.Stars.Person.Value) is { } known && (known == command.Stars || known.IsNewerThan(command.Stars))
            ? Decision.Accept()
            : Decision.Accept(new SecretaryStarsNoted(state.Code, command.Stars));
}
