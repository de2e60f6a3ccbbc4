using Villages.Domain;
using Villages.Domain.Events;

namespace Villages.Grains.Access;

/// <summary>
/// Who a call is made for: a person whose token the edge validated, or the house itself with a named purpose. It travels with the call, from grain to grain;
/// grains refuse calls without one (<see cref="PrincipalRequired"/>).
/// </summary>
/// <param name="Subject">Subject of the token, or <see cref="SystemActor"/>.</param>
/// <param name="Role">Code of the token's role; <c>system</c> for the house.</param>
/// <param name="Address">Network address of the request.</param>
/// <param name="Reason">Why, in the caller's words, where the operation asks for it.</param>
[GenerateSerializer, Immutable, Alias("access.principal")]
public sealed record Principal(
    [property: Id(0)] string Subject,
    [property: Id(1)] string Role,
    [property: Id(2)] AreaCode Area,
    [property: Id(3)] string? Address = null,
    [property: Id(4)] string? Reason = null)
{
    public const string SystemRole = "system";

    private const string Key = "villages.principal";

    public static Principal? Current => RequestContext.Get(Key) as Principal;

    public bool IsSystem => Role == SystemRole;

    /// <param name="purpose">Short name of the background work.</param>
    public static Principal Of(string purpose) => new(SystemActor.Of(purpose), SystemRole, AreaCode.Nation);

    /// <summary>What a commit keeps of how its command came; null for what the house does by itself.</summary>
    /// <exception cref="PrincipalMissingException">The command names another person as its actor than the one it was sent for.</exception>
    internal static CommandOrigin? OriginOf(string actor) => Current switch
    {
        null or { IsSystem: true } => null,
        _ when SystemActor.Is(actor) => null,
        { } person when person.Subject == actor => new CommandOrigin(person.Role, person.Area, person.Address, person.Reason),
        { } other => throw new PrincipalMissingException($"A command of '{actor}', sent for '{other.Subject}',"),
    };

    /// <summary>Calls made from here on, in this flow of control, are made for this principal.</summary>
    public void Enter() => RequestContext.Set(Key, this);

    /// <summary>Calls that the function begins are made for this principal, later ones of the flow are not.</summary>
    public T During<T>(Func<T> begin)
    {
        ArgumentNullException.ThrowIfNull(begin);
        var before = Current;
        Enter();
        try
        {
            return begin();
        }
        finally
        {
            if (before is null)
            {
                RequestContext.Remove(Key);
            }
            else
            {
                before.Enter();
            }
        }
    }
}
