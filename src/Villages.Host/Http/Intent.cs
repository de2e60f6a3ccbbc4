using System.Reflection;
using Villages.Host.Access;

namespace Villages.Host.Http;

/// <summary>One write as the client means it: who, with which key. The id of its command follows from it.</summary>
internal sealed record Intent(HttpContext Http, Caller Caller, IdempotencyKey Key)
{
    public static async ValueTask<Intent?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(context, Caller.Of(context), await IdempotencyKey.BindAsync(context, parameter));
}
