using Microsoft.AspNetCore.Authorization;
using Villages.Domain;
using Villages.Host.Http;

namespace Villages.Host.Access;

/// <summary>What an endpoint declares: its operation, and how the area it touches is known before the handler runs.</summary>
internal sealed record AccessRequirement(Operation Operation, Subject Subject) : IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>The area that a request is about.</summary>
/// <param name="RouteName">Name of the route value that holds it; null when the handler checks or filters by itself.</param>
/// <param name="Area">The area in the text, null when the text is malformed (the handler answers 400).</param>
/// <param name="Unknown">What a caller outside the area reads: the same as for an object that does not exist.</param>
internal sealed record Subject(string? RouteName, Func<string, AreaCode?> Area, Func<string, Problem> Unknown)
{
    /// <summary>The area is in the body, the query or the object itself; the handler decides with <see cref="Caller.Reaches"/>.</summary>
    public static Subject InHandler { get; } = new(null, _ => null, _ => EdgeProblems.NotFound);

    public static Subject OfArea { get; } = new("code", text => AreaCode.TryParse(text, null, out var code) ? code : null, EdgeProblems.UnknownArea);

    public static Subject OfCentre { get; } = new("id", text => CentreId.TryParse(text, null, out var id) ? id.Village : null, EdgeProblems.UnknownCentre);

    public static Subject OfGrid { get; } = new("id", text => GridId.TryParse(text, null, out var id) ? id.Village : null, EdgeProblems.UnknownGrid);
}

internal static class AccessMetadata
{
    public static TBuilder For<TBuilder>(this TBuilder builder, Operation operation, Subject? subject = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AccessRequirement(operation, subject ?? Subject.InHandler));
}
