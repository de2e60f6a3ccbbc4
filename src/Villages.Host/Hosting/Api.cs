using Microsoft.Extensions.Options;
using Villages.Host.Areas;
using Villages.Host.Centres;
using Villages.Host.Commands;
using Villages.Host.Cycles;
using Villages.Host.Feed;
using Villages.Host.Grids;
using Villages.Host.Http;
using Villages.Host.Imports;
using Villages.Host.Operations;
using Villages.Host.People;
using Villages.Host.Readings;
using Villages.Host.Rulebooks;

namespace Villages.Host.Hosting;

/// <summary>Every capability's endpoints, under <c>/api/v1</c>.</summary>
internal static class Api
{
    public static void AddVillagesApi(this IServiceCollection services)
    {
        services.AddSingleton<CommandSender>();
        services.AddSingleton<KnownAreas>();
        services.AddSingleton<PeopleInReach>();
        services.AddSingleton<LiveHub>();
        services.AddSingleton<LivePlaces>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveHub>());
    }

    public static void MapVillagesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").RefuseUnknownQueryParameters();
        api.MapAreas();
        api.MapCentres();
        api.MapGrids();
        api.MapPersons();
        api.MapOfficials();
        api.MapTenures();
        api.MapReadings();
        api.MapRulebooks();
        api.MapCycles();
        api.MapImports(app.ServiceProvider.GetRequiredService<IOptions<LimitOptions>>());
        api.MapOperations();
        api.MapCommands();
        api.MapFeed();
    }
}
