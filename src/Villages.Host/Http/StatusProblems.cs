namespace Villages.Host.Http;

/// <summary>Gives bare statuses of the framework (routing, authentication, limits of the server) the form of every other problem.</summary>
internal static class StatusProblems
{
    public static void UseStatusProblems(this IApplicationBuilder app) => app.UseStatusCodePages(static context =>
    {
        var http = context.HttpContext;
        var problem = http.Response.StatusCode switch
        {
            401 => EdgeProblems.Unauthenticated,
            403 => EdgeProblems.Denied,
            404 => EdgeProblems.NotFound,
            405 => EdgeProblems.MethodNotAllowed,
            408 => EdgeProblems.TooSlow,
            413 => EdgeProblems.TooLarge,
            415 => EdgeProblems.UnsupportedMediaType,
            >= 500 => EdgeProblems.Fault with { Status = http.Response.StatusCode },
            var status => EdgeProblems.BadRequest with { Status = status },
        };
        return problem.ExecuteAsync(http);
    });
}
