using System.Reflection;
using Villages.Grains.Access;
using Villages.Host.Access;

namespace Villages.Host.Http;

/// <summary>One write as the client means it: who, with which key. The id of its command follows from it.</summary>
internal sealed record Intent(HttpContext Http, Caller Caller, IdempotencyKey Key)
{
    /// <summary>Calls to grains from here on are made for the caller, for this reason.</summary>
    public void Because(string reason) =>
        new Principal(Caller.Subject, Caller.Role, Caller.Area, Http.Connection.RemoteIpAddress?.ToString(), reason.Trim()).Enter();

    public static async ValueTask<Intent?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(context, Caller.Of(context), await IdempotencyKey.BindAsync(context, parameter));
}
