using System.Collections.Immutable;

namespace Villages.Domain.Publications;

/// <summary>The life of a notice. Source: <c>domain.md</c> §3.2; no result is final before its window closes, and an objection holds just its item.</summary>
public static class PublicationRule
{
    public const int MostItems = 500;

    /// <summary>Characters of keys and facts together, each fact counted with its frame; keeps the commit well below 1 MiB.</summary>
    public const int MostCharacters = 200_000;

    private const int LongestKey = 120;
    private const int FactFrame = 25;

    public static Decision Decide(PublicationState state, OpenPublication command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        if (state.Source is not null)
        {
            return Same(state, command) ? Decision.Accept() : PublicationRefusals.Opened(state.Id);
        }

        return command.To < command.From.AddDays(-1) ? PublicationRefusals.WrongWindow(command.From, command.To)
            : command.Corrects is { } corrected && !state.Id.Follows(corrected) ? PublicationRefusals.CorrectsOther(state.Id, corrected)
            : JudgeItems(command.Items) is { } refusal ? refusal
            : Decision.Accept(new PublicationOpened(
                new PublicationNote(state.Id, command.From, command.To, command.Items.Length, 0, false, null, command.Corrects), command.Source, command.Items));
    }

    /// <summary>A superseded notice has no window that could close.</summary>
    public static Decision Decide(PublicationState state, CloseWindow _, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Source is not { } source ? PublicationRefusals.NotOpened(state.Id)
            : state.ClosedAt is not null || state.SupersededBy is not null ? Decision.Accept()
            : today <= state.To ? PublicationRefusals.WindowOpen(state.To)
            : state.Awaits ? PublicationRefusals.Awaits(state.Corrects!.Value)
            : Decision.Accept(new WindowClosed(
                state.Note() with { Closed = true, Held = state.Held().Length }, source, state.Held(), state.Upheld()));
    }

    public static Decision Decide(PublicationState state, SettleObjection command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        if (state.Objection(command.Objection) is not { } known)
        {
            return state.Source is null ? PublicationRefusals.NotOpened(state.Id) : PublicationRefusals.UnknownObjection(command.Objection);
        }

        if (!known.IsOpen)
        {
            return Decision.Accept();
        }

        var after = state.With(command.Objection, command.Ruling);
        var told = state is { ClosedAt: not null, SupersededBy: null } && state.Item(known.Item) is not null ? state.Source : null;
        return Decision.Accept(new ObjectionSettled(after.Note(), command.Objection, known.Item, command.Ruling, after.IsHeld(known.Item), told));
    }

    public static Decision Decide(PublicationState state, SupersedePublication command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        if (state.Source is null)
        {
            return PublicationRefusals.NotOpened(state.Id);
        }

        if (state.SupersededBy is { } known)
        {
            return known == command.By ? Decision.Accept() : PublicationRefusals.Superseded(known);
        }

        if (!command.By.Follows(state.Id))
        {
            return PublicationRefusals.CorrectsOther(command.By, state.Id);
        }

        var superseded = new PublicationSuperseded(state.Note() with { SupersededBy = command.By, Held = 0 }, command.By);
        return state.Awaits ? Decision.Accept(superseded) : Decision.Accept(superseded, PassedOn(state.Id, command.By, state.Objections));
    }

    public static Decision Decide(PublicationState state, CarryObjections command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        if (state.Corrects != command.From)
        {
            return state.Source is null ? PublicationRefusals.NotOpened(state.Id) : PublicationRefusals.UnexpectedObjections(command.From);
        }

        if (!state.Awaits)
        {
            return Decision.Accept();
        }

        var carried = new ObjectionsCarried(state.Id, command.From, [.. command.Objections.Where(one => state.Objection(one.Objection) is null)]);
        return state.SupersededBy is { } next
            ? Decision.Accept(carried, PassedOn(state.Id, next, state.Objections.AddRange(carried.Objections)))
            : Decision.Accept(carried);
    }

    private static ObjectionsPassedOn PassedOn(PublicationId from, PublicationId to, ImmutableArray<ItemObjection> objections) =>
        new(from, to, [.. objections.Where(objection => objection.IsOpen)]);

    private static bool Same(PublicationState state, OpenPublication command) =>
        (state.Source, state.From, state.To, state.Corrects) == (command.Source, command.From, command.To, command.Corrects) && state.Items.SequenceEqual(command.Items);

    private static Refusal? JudgeItems(ImmutableArray<PublicationItem> items)
    {
        if (items.IsDefault || items.Length is 0 or > MostItems)
        {
            return PublicationRefusals.ItemCount(items.IsDefault ? 0 : items.Length);
        }

        var (keys, characters) = (new HashSet<string>(items.Length), 0);
        for (var i = 0; i < items.Length; i++)
        {
            var key = items[i].Key;
            if (key.Length is 0 or > LongestKey || key.AsSpan().ContainsAnyExceptInRange('!', '~') || !keys.Add(key))
            {
                return PublicationRefusals.ItemKey(i);
            }

            characters += key.Length + items[i].Facts.Concat(items[i].Before ?? []).Sum(fact => fact.Field.Length + fact.Value.Length + FactFrame);
        }

        return characters > MostCharacters ? PublicationRefusals.TooLarge() : null;
    }
}
