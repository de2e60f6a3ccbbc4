using Villages.Grains.Access;
using Villages.Host.Auth;
using Villages.Host.Http;

namespace Villages.Host.Access;

/// <summary>Whoever the token names answers for every call to a grain that the request makes, as long as the account is good.</summary>
internal static class PrincipalOfRequests
{
    public static void UsePrincipal(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (context.Features.Get<Caller>() is { } caller)
        {
            new Principal(caller.Subject, caller.Role, caller.Area, context.Connection.RemoteIpAddress?.ToString()).Enter();
            var standings = context.RequestServices.GetRequiredService<Standings>();
            if (await standings.Of(caller) is { } refusal)
            {
                await (Problem.Of(refusal) with { Status = StatusCodes.Status403Forbidden }).ExecuteAsync(context);
                return;
            }

            if (standings.AnsweredAt(caller) is { } since)
            {
                context.RequestServices.GetRequiredService<ValidatedTokens>().Keep(context.Request.Headers.Authorization, caller, since);
            }
        }
        else if (Caller.IsOpen(context))
        {
            Principal.Of("public").Enter();
        }

        await next(context);
    });
}
