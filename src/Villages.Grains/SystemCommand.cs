using Villages.Domain;

namespace Villages.Grains;

/// <summary>Commands that the house sends itself, with a named purpose as actor.</summary>
internal static class SystemCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="purpose">Short name of the background work.</param>
    /// <param name="parts">What makes the intent unique; the same parts are the same command for ever.</param>
    public static Command<TBody> Of<TBody>(TimeProvider clock, string purpose, TBody body, params ReadOnlySpan<string> parts)
        where TBody : ICommandBody =>
        new(IdOf(purpose, body.Kind, parts), SystemActor.Of(purpose), clock.Instant() + Patience, body);

    public static CommandId IdOf(string purpose, string kind, params ReadOnlySpan<string> parts) => CommandId.Derive([purpose, kind, .. parts]);
}
