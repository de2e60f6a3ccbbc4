using System.Collections.Frozen;
using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Villages.Domain;
using Villages.Host.Auth;

namespace Villages.Host.Access;

/// <summary>Who asks, made once from the validated token; nothing behind the edge looks at claims.</summary>
/// <param name="Subject">At most 100 printable ASCII characters: it becomes the actor of commits, so never one of <see cref="SystemActor"/>.</param>
/// <param name="Area">The caller acts on this area and everything below it.</param>
/// <param name="ExpiresAt">End of the token; streams end with it.</param>
/// <param name="Purposes">What the token may be used for, from the claim <c>purpose</c> (codes parted by blanks); null when it names none.</param>
public sealed record Caller(string Subject, string Role, AreaCode Area, DateTime ExpiresAt, FrozenSet<string>? Purposes = null) : IBindableFromHttpContext<Caller>
{
    private const int MaximumSubjectLength = 100;

    /// <summary>Whoever asks without a token where none is needed: reaches nothing, and may no more than its endpoint is open for.</summary>
    public static Caller Public { get; } = new(SystemActor.Of("public"), "", AreaCode.Nation, DateTime.MaxValue);

    public bool IsPublic => ReferenceEquals(this, Public);

    public bool Reaches(AreaCode area) => !IsPublic && Area.Contains(area);

    /// <summary>Somewhere.</summary>
    public bool May(Operation operation) => AccessTable.Default.Allows(Role, operation) && Serves(AccessTable.Default.PurposeOf(operation));

    public bool May(Operation operation, AreaCode area) => AccessTable.Default.Allows(Role, operation, Area.To(area)) && Serves(AccessTable.Default.PurposeOf(operation));

    /// <summary>Null when a claim is missing, doubled or malformed.</summary>
    public static Caller? Of(ClaimsPrincipal principal, ClaimNames names, DateTime expiresAt)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(names);
        return One(principal, names.Subject) is { Length: > 0 and <= MaximumSubjectLength } subject
            && !subject.AsSpan().ContainsAnyExceptInRange('!', '~') && !SystemActor.Is(subject)
            && One(principal, names.Role) is { } role && Roles.All.Contains(role)
            && AreaCode.TryParse(One(principal, names.Area), null, out var area)
                ? new Caller(subject, role, area, expiresAt, Named(principal, names.Purpose))
                : null;
    }

    public static Caller Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<Caller>() ?? (IsOpen(context) ? Public : throw new InvalidOperationException("An endpoint without authentication asked for its caller."));
    }

    /// <summary>The endpoint declares what it does, and that nobody has to say who asks.</summary>
    internal static bool IsOpen(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } metadata && metadata.GetMetadata<IAllowAnonymous>() is not null && metadata.GetMetadata<AccessRequirement>() is not null;

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) => new(Of(context));

    private bool Serves(string purpose) => Purposes?.Contains(purpose) ?? (purpose == AccessTable.Information || !AccessTable.Default.IsBound(Role));

    /// <summary>A list in the token becomes a claim for each of its members; both forms are read.</summary>
    private static FrozenSet<string>? Named(ClaimsPrincipal principal, string type)
    {
        var claims = principal.FindAll(type).ToArray();
        return claims.Length == 0 ? null : claims.SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);
    }

    private static string? One(ClaimsPrincipal principal, string type)
    {
        string? found = null;
        foreach (var claim in principal.Claims)
        {
            if (claim.Type == type)
            {
                if (found is not null)
                {
                    return null;
                }

                found = claim.Value;
            }
        }

        return found;
    }
}
