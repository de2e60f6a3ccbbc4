namespace Villages.Domain.Grids;

public static class GridRule
{
    /// <summary>Grids begin at most so many days ahead: a re-cut is effective on the first of a month.</summary>
    public const int LongestLeadDays = 92;

    public static Decision Decide(GridState state, RegisterGrid command, DateOnly today)
    {
        var registered = new GridRegistered(state.Id, command.Name, command.Level, command.Setting, command.Households, command.From, command.Parent);
        if (state.Name is not null)
        {
            return registered == new GridRegistered(state.Id, state.Name, state.Level, state.Setting, state.Households, state.From!.Value, state.Parent)
                ? Decision.Accept()
                : GridRefusals.AlreadyRegistered(state.Id);
        }

        return command.Name is not { Length: > 0 and <= 60 } ? GridRefusals.NameMissing()
            : command.Level is < 1 or > 3 ? GridRefusals.WrongLevel(command.Level)
            : command.Households is < 0 or > 100_000 ? GridRefusals.HouseholdsOutOfRange(command.Households)
            : command.Parent is { } parent && (command.Level == 1 || parent == state.Id || parent.Village != state.Id.Village) ? GridRefusals.WrongParent(parent)
            : command.From > today.AddDays(LongestLeadDays) ? GridRefusals.FutureDate(command.From, "$.from")
            : Decision.Accept(registered);
    }

    public static Decision Decide(GridState state, ReviseGrid command) =>
        state.Name is null ? GridRefusals.NotRegistered(state.Id)
        : command.Name is { Length: 0 or > 60 } ? GridRefusals.NameMissing()
        : command.Households is < 0 or > 100_000 ? GridRefusals.HouseholdsOutOfRange(command.Households.Value)
        : (command.Name ?? state.Name) == state.Name && (command.Households ?? state.Households) == state.Households ? Decision.Accept()
        : Decision.Accept(new GridRevised(state.Id, command.Name, command.Households));

    public static Decision Decide(GridState state, AssignGridWorker command, DateOnly today)
    {
        if (state.Name is null)
        {
            return GridRefusals.NotRegistered(state.Id);
        }

        var assignment = new GridAssignment(command.Worker, command.From, command.To, command.Person);
        if (state.Assignments.Contains(assignment))
        {
            return Decision.Accept();
        }

        return !Fits(command.Worker, state.Setting) ? GridRefusals.WorkerNotForSetting(command.Worker, state.Setting)
            : command.To < command.From ? GridRefusals.EndsBeforeItBegins(command.From, command.To.Value)
            : command.From < state.From || (state.To is { } last && (command.To is null || command.To > last)) ? GridRefusals.OutsideGridsLife(state.Id)
            : command.From > today.AddDays(LongestLeadDays) ? GridRefusals.FutureDate(command.From, "$.from")
            : state.Assignments.FirstOrDefault(a => Overlap(a, assignment)) is { } taken ? GridRefusals.Taken(taken)
            : Decision.Accept(new GridWorkerAssigned(state.Id, assignment));
    }

    public static Decision Decide(GridState state, ReleaseGridWorker command) =>
        state.Assignments.FirstOrDefault(a => a.Covers(command.To)) is not { } assignment ? GridRefusals.NoWorker(state.Id, command.To)
        : assignment.To == command.To ? Decision.Accept()
        : Decision.Accept(new GridWorkerReleased(state.Id, assignment with { To = command.To }));

    public static Decision Decide(GridState state, EndGridAssignment command) =>
        state.Assignments.FirstOrDefault(a => a.Person == command.Person && a.From == command.From) is not { } assignment ? Decision.Accept()
        : command.LastDay is not { } last || last < assignment.From ? Decision.Accept(new GridWorkerWithdrawn(state.Id, assignment))
        : assignment.To <= last ? Decision.Accept()
        : Decision.Accept(new GridWorkerReleased(state.Id, assignment with { To = last }));

    /// <summary>A grid ends with its worker's assignment.</summary>
    public static Decision Decide(GridState state, CloseGrid command, DateOnly today)
    {
        if (state.Name is null)
        {
            return GridRefusals.NotRegistered(state.Id);
        }

        if (state.To is { } known)
        {
            return known == command.LastDay ? Decision.Accept() : GridRefusals.ClosedAlready(known);
        }

        if (command.LastDay < state.From || command.LastDay > today.AddDays(LongestLeadDays))
        {
            return GridRefusals.FutureDate(command.LastDay, "$.lastDay");
        }

        if (state.Assignments.FirstOrDefault(a => a.From > command.LastDay) is { } later)
        {
            return GridRefusals.Taken(later);
        }

        var closed = new GridClosed(state.Id, command.LastDay);
        return state.Assignments.FirstOrDefault(a => a.Covers(command.LastDay) && a.To != command.LastDay) is { } open
            ? Decision.Accept(new GridWorkerReleased(state.Id, open with { To = command.LastDay }), closed)
            : Decision.Accept(closed);
    }

    private static bool Fits(GridWorkerKind worker, GridSetting setting) =>
        setting == (worker is GridWorkerKind.FullTimeUrban or GridWorkerKind.CommunityAssistant ? GridSetting.Urban : GridSetting.Rural);

    private static bool Overlap(GridAssignment one, GridAssignment other) =>
        one.From <= (other.To ?? DateOnly.MaxValue) && other.From <= (one.To ?? DateOnly.MaxValue);
}
