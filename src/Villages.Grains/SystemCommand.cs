using Villages.Domain;

namespace Villages.Grains;

/// <summary>Commands that the house sends itself, with a named purpose as actor.</summary>
internal static class SystemCommand
{
    private const string Prefix = "system:";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="purpose">Short name of the background work.</param>
    /// <param name="parts">What makes the intent unique; the same parts are the same command for ever.</param>
    public static Command<TBody> Of<TBody>(TimeProvider clock, string purpose, TBody body, params ReadOnlySpan<string> parts)
        where TBody : ICommandBody =>
        new(IdOf(purpose, body.Kind, parts), ActorOf(purpose), clock.Instant() + Patience, body);

    public static string ActorOf(string purpose) => Prefix + purpose;

    /// <summary>Nobody waits at a screen for what the house does by itself: it takes the journal's bulk lane, in batches of hundreds and out of the way of people.</summary>
    public static bool IsBy(string actor) => actor.StartsWith(Prefix, StringComparison.Ordinal);

    public static CommandId IdOf(string purpose, string kind, params ReadOnlySpan<string> parts) => CommandId.Derive([purpose, kind, .. parts]);
}
