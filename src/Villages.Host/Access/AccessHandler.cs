using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Villages.Host.Http;

namespace Villages.Host.Access;

/// <summary>The one decision: the role's row in the table, then the area. A role that may not is told so; an area out of reach does not exist.</summary>
internal sealed class AccessHandler : AuthorizationHandler<AccessRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        if (context.Resource is not HttpContext http || http.Features.Get<Caller>() is not { } caller)
        {
            return Task.CompletedTask;
        }

        if (!caller.May(requirement.Operation))
        {
            http.Features.Set(new AccessDenial(EdgeProblems.Denied));
            return Task.CompletedTask;
        }

        var subject = requirement.Subject;
        if (subject.RouteName is { } name && http.GetRouteValue(name) is string text && subject.Area(text) is { } area && !caller.Reaches(area))
        {
            http.Features.Set(new AccessDenial(subject.Unknown(text)));
            return Task.CompletedTask;
        }

        context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

internal sealed record AccessDenial(Problem Problem);

/// <summary>Says no in the form of every other problem, instead of the scheme's bare status.</summary>
internal sealed class AccessResultHandler : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }

        return authorizeResult.Forbidden && context.Features.Get<AccessDenial>() is { } denial
            ? denial.Problem.ExecuteAsync(context)
            : _default.HandleAsync(next, context, policy, authorizeResult);
    }
}
