using Villages.Grains.Access;

namespace Villages.Host.Access;

/// <summary>Whoever the token names answers for every call to a grain that the request makes.</summary>
internal static class PrincipalOfRequests
{
    public static void UsePrincipal(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (context.Features.Get<Caller>() is { } caller)
        {
            new Principal(caller.Subject, caller.Role, caller.Area, context.Connection.RemoteIpAddress?.ToString()).Enter();
        }

        await next(context);
    });
}
