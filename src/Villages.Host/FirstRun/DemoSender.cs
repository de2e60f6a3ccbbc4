using Villages.Domain;
using Villages.Grains;

namespace Villages.Host.FirstRun;

/// <summary>Sends the demo's commands with ids derived from step and key: the same fact is the same command at every start.</summary>
internal sealed class DemoSender(TimeProvider clock)
{
    public const string Actor = "system:demo";

    public static CommandId IdOf(string step, string key) => CommandId.Derive("demo", step, key);

    /// <exception cref="RefusedException">The command was refused.</exception>
    public async Task Send<TBody>(TBody body, Func<Command<TBody>, Task<Outcome<Receipt>>> grain, string key)
        where TBody : ICommandBody =>
        RefusedException.ThrowIfRefused(await grain(new Command<TBody>(
            IdOf(body.Kind, key), Actor, clock.Instant() + TimeSpan.FromMinutes(10), body)));
}
