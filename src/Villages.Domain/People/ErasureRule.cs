namespace Villages.Domain.People;

/// <summary>Erasure takes two people, and nobody who holds a post is erased.</summary>
public static class ErasureRule
{
    public static Decision Decide(PersonState state, RequestErasure command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Standing(state)
            ?? (state.Erasure is not null ? ErasureRefusals.AlreadyRequested()
                : !WrittenReason.Fits(command.Reason) ? ErasureRefusals.ReasonMissing()
                : PersonalNumbers.In(command.Reason) ? ErasureRefusals.PersonalText("$.reason")
                : command.Document.Trim().Length == 0 || command.Document.Length > 80 || !WrittenReason.IsPlain(command.Document) ? ErasureRefusals.DocumentMissing()
                : PersonalNumbers.In(command.Document) ? ErasureRefusals.PersonalText("$.document")
                : Decision.Accept(new ErasureRequested(state.Id, command.Reason.Trim(), command.Document.Trim())));
    }

    public static Decision Decide(PersonState state, WithdrawErasure command) => Standing(state)
        ?? (state.Erasure is null ? ErasureRefusals.NotRequested() : Decision.Accept(new ErasureWithdrawn(state.Id)));

    /// <param name="by">Subject who approves.</param>
    /// <param name="holdsPost">What the official's stream knew after every consequence before this command had arrived.</param>
    public static Decision Decide(PersonState state, ApproveErasure command, string by, bool holdsPost) => Standing(state)
        ?? (state.Erasure is not { } request ? ErasureRefusals.NotRequested()
            : request.Number != command.Request ? ErasureRefusals.AnotherRequest()
            : request.By == by ? ErasureRefusals.SamePerson()
            : holdsPost ? ErasureRefusals.HoldsPost(state.Id)
            : Decision.Accept(new PersonErased(state.Id, request.By, request.Document)));

    /// <summary>Whoever saw somebody is kept, whatever became of the person meanwhile.</summary>
    public static Decision Decide(PersonState state, NoteSeen command) =>
        Decision.Accept(new PersonSeen(state.Id, command.By, command.Role, command.Fields, command.Reason, command.At));

    /// <summary>A tenure, or work on a grid, that runs or is to begin.</summary>
    public static bool HoldsPost(IEnumerable<Tenure> tenures, IEnumerable<GridWork> work, DateOnly today) =>
        tenures.Any(tenure => IsHeld(tenure.To, today)) || work.Any(one => IsHeld(one.Assignment.To, today));

    internal static bool IsHeld(DateOnly? to, DateOnly today) => to is null || to >= today;

    private static Decision? Standing(PersonState state) =>
        state.Erased ? ErasureRefusals.Erased(state.Id) : state.Registered ? null : (Decision)PersonRefusals.NotRegistered(state.Id);
}
