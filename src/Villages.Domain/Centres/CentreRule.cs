namespace Villages.Domain.Centres;

public static class CentreRule
{
    public const decimal LargestSquareMetres = 100_000;

    public static Decision Decide(CentreState state, RegisterCentre command, DateOnly today)
    {
        var registered = new CentreRegistered(state.Id, command.Form, command.Name, command.SquareMetres, command.From, command.Address);
        if (state.Name is not null)
        {
            return registered == new CentreRegistered(state.Id, state.Form, state.Name, state.SquareMetres, state.From!.Value, state.Address)
                ? Decision.Accept()
                : CentreRefusals.AlreadyRegistered(state.Id);
        }

        return (CheckText(command.Name, command.Address) ?? CheckArea(command.SquareMetres)) is { } refusal ? refusal
            : command.From > today ? CentreRefusals.FutureDate(command.From, "$.from")
            : Decision.Accept(registered);
    }

    public static Decision Decide(CentreState state, ReviseCentre command)
    {
        if (state.Name is null)
        {
            return CentreRefusals.NotRegistered(state.Id);
        }

        if ((CheckText(command.Name ?? state.Name, command.Address) ?? CheckArea(command.SquareMetres ?? state.SquareMetres)) is { } refusal)
        {
            return refusal;
        }

        var changes = (command.Name ?? state.Name, command.SquareMetres ?? state.SquareMetres, command.Address ?? state.Address)
            != (state.Name, state.SquareMetres, state.Address);
        return changes ? Decision.Accept(new CentreRevised(state.Id, command.Name, command.SquareMetres, command.Address)) : Decision.Accept();
    }

    public static Decision Decide(CentreState state, CloseCentre command, DateOnly today) =>
        state.Name is null ? CentreRefusals.NotRegistered(state.Id)
        : state.To is { } known ? known == command.LastDay ? Decision.Accept() : CentreRefusals.ClosedAlready(known)
        : command.LastDay > today || command.LastDay < state.From ? CentreRefusals.FutureDate(command.LastDay, "$.lastDay")
        : Decision.Accept(new CentreClosed(state.Id, command.LastDay));

    private static Refusal? CheckText(string? name, string? address) =>
        name is not { Length: > 0 and <= 60 } || address?.Length > 200 ? CentreRefusals.NameMissing() : null;

    private static Refusal? CheckArea(decimal squareMetres) =>
        squareMetres is <= 0 or > LargestSquareMetres ? CentreRefusals.AreaOutOfRange(squareMetres) : null;
}
