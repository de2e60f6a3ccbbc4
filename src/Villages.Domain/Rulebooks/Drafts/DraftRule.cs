using System.Text;
using Villages.Domain.Access;
using Villages.Domain.Calendars;

namespace Villages.Domain.Rulebooks.Drafts;

/// <summary>The way of a draft (<c>domain.md</c> §3.1): written, simulated, circulated, adopted by another person than its author.</summary>
public static class DraftRule
{
    public const int MostOpen = 20;
    public const int MostComments = 200;
    private const int LongestCirculation = 60;

    public static Decision Decide(RulebooksState state, WriteDraft command)
    {
        var known = state.Draft(command.Id);
        if (known is { IsOpen: false })
        {
            return DraftRefusals.WrongPhase(known.Phase);
        }

        if (known is not null && known.Scheme != command.Scheme)
        {
            return DraftRefusals.OtherScheme(known.Scheme);
        }

        var (rulebook, _) = RulebookReader.Read(Encoding.UTF8.GetBytes(command.Json), command.Scheme);
        return rulebook is not null && rulebook.Scheme != command.Scheme ? RulebookRefusals.OtherScheme(command.Scheme, rulebook.Scheme)
            : known is null && state.Drafts.Count(draft => draft.IsOpen) >= MostOpen ? DraftRefusals.TooMany(MostOpen)
            : known is not null && (known.Json, known.Cases) == (command.Json, command.Cases) ? Decision.Accept()
            : Decision.Accept(new DraftWritten(command.Id, command.Scheme, command.Json, command.Cases, rulebook?.Hash));
    }

    /// <param name="simulation">What the draft makes of the cycle, for the text it was made with.</param>
    public static Decision Decide(RulebooksState state, SimulateDraft command, DraftSimulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return Sound(state, command.Id) is { } refusal ? refusal
            : state.Draft(command.Id)!.Hash != simulation.Hash ? DraftRefusals.NotSimulated
            : state.Draft(command.Id)!.Simulations.Contains(simulation) ? Decision.Accept()
            : Decision.Accept(new DraftSimulated(command.Id, simulation));
    }

    public static Decision Decide(RulebooksState state, CirculateDraft command, DateOnly today, WorkingDays days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (Sound(state, command.Id) is { } refusal)
        {
            return refusal;
        }

        var draft = state.Draft(command.Id)!;
        return command.WorkingDays is < 1 or > LongestCirculation ? DraftRefusals.WorkingDays
            : draft.Phase == DraftPhase.Circulated ? DraftRefusals.WrongPhase(draft.Phase)
            : draft.Phase == DraftPhase.Draft && state.Adopted.Any(known => known.Scheme == draft.Scheme) && string.IsNullOrWhiteSpace(command.Unsimulated) ? DraftRefusals.NotSimulated
            : Reason(command.Unsimulated, "$.unsimulated") is { } unwritten ? unwritten
            : Decision.Accept(new DraftCirculated(command.Id, today, days.Add(today, command.WorkingDays), command.Unsimulated is null ? null : WrittenRemark.Kept(command.Unsimulated)));
    }

    public static Decision Decide(RulebooksState state, CommentOnDraft command, string actor, DateOnly today)
    {
        if (state.Draft(command.Id) is not { } draft)
        {
            return DraftRefusals.Unknown(command.Id);
        }

        if (draft.Phase != DraftPhase.Circulated)
        {
            return DraftRefusals.WrongPhase(draft.Phase);
        }

        return today > draft.To ? DraftRefusals.CirculationOver(draft.To.Value)
            : draft.Comments.Length >= MostComments ? DraftRefusals.TooManyComments(MostComments)
            : WrittenRemark.Judge(command.Text, "$.text") is { } unwritten ? unwritten
            : Decision.Accept(new DraftCommented(command.Id, new DraftComment(WrittenRemark.Kept(command.Text), actor, today, draft.Hash)));
    }

    /// <summary>Asks the text all that a direct adoption asks.</summary>
    public static Decision Decide(RulebooksState state, AdoptDraft command, string actor, DateOnly today)
    {
        if (Sound(state, command.Id) is { } refusal)
        {
            return refusal;
        }

        var draft = state.Draft(command.Id)!;
        if (draft.Phase != DraftPhase.Circulated)
        {
            return DraftRefusals.WrongPhase(draft.Phase);
        }

        if (today <= draft.To)
        {
            return DraftRefusals.Circulating(draft.To.Value);
        }

        if (AccessTable.Default.ForbidsAlone(Operation.DraftRulebooks, Operation.AdoptRulebooks, draft.Author, actor))
        {
            return DraftRefusals.SamePerson;
        }

        var adoption = RulebookAdoption.Decide(state, new AdoptRulebook(draft.Scheme, draft.Json, draft.Cases, command.By));
        return adoption.Accepted ? Decision.Accept([new DraftAdopted(draft.Id, draft.Hash!), .. adoption.Events]) : adoption;
    }

    public static Decision Decide(RulebooksState state, WithdrawDraft command) =>
        state.Draft(command.Id) is not { } draft ? DraftRefusals.Unknown(command.Id)
        : !draft.IsOpen ? DraftRefusals.WrongPhase(draft.Phase)
        : WrittenRemark.Judge(command.Reason, "$.reason") is { } unwritten ? unwritten
        : Decision.Accept(new DraftWithdrawn(command.Id, WrittenRemark.Kept(command.Reason)));

    /// <summary>Why a draft cannot go on; null for one that reads, lints and satisfies its worked cases.</summary>
    public static Refusal? Sound(RulebooksState state, string id)
    {
        if (state.Draft(id) is not { } draft)
        {
            return DraftRefusals.Unknown(id);
        }

        if (!draft.IsOpen)
        {
            return DraftRefusals.WrongPhase(draft.Phase);
        }

        var (rulebook, faults) = RulebookAdoption.Examine(draft.Json, draft.Cases, draft.Scheme);
        return rulebook is null ? RulebookRefusals.Faulty(faults) : null;
    }

    private static Refusal? Reason(string? text, string path) => text is null ? null : WrittenRemark.Judge(text, path);
}
