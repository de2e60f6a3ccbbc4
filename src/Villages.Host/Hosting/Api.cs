using Villages.Host.Http;

namespace Villages.Host.Hosting;

/// <summary>Every capability's endpoints, under <c>/api/v1</c>.</summary>
internal static class Api
{
    public static void AddVillagesApi(this IServiceCollection services)
    {
    }

    public static void MapVillagesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").RefuseUnknownQueryParameters();
        _ = api;
    }
}
