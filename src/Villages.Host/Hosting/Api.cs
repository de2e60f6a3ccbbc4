using Microsoft.Extensions.Options;
using Villages.Host.Access;
using Villages.Host.Accounts;
using Villages.Host.Areas;
using Villages.Host.Auditing;
using Villages.Host.Boards;
using Villages.Host.Centres;
using Villages.Host.Commands;
using Villages.Host.Cycles;
using Villages.Host.Feed;
using Villages.Host.Grids;
using Villages.Host.Http;
using Villages.Host.Imports;
using Villages.Host.Objections;
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
        services.AddSingleton<Standings>();
        services.AddSingleton<KnownAreas>();
        services.AddSingleton<PeopleInReach>();
        services.AddSingleton<KnownNotices>();
        services.AddSingleton<ShownNames>();
        services.AddSingleton<KnownObjections>();
        services.AddSingleton<LiveHub>();
        services.AddSingleton<LivePlaces>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveHub>());
    }

    public static void MapVillagesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").RefuseUnknownQueryParameters().RefuseForbiddenFields().RefusePersonalText();
        api.MapAreas();
        api.MapCentres();
        api.MapGrids();
        api.MapPersons();
        api.MapDisclosures();
        api.MapErasures();
        api.MapRetention();
        api.MapOfficials();
        api.MapTenures();
        api.MapReadings();
        api.MapRulebooks();
        api.MapDrafts();
        api.MapSimulations();
        api.MapAmendments();
        api.MapCycles();
        api.MapBoards();
        api.MapLodging();
        api.MapObjections();
        api.MapImports(app.ServiceProvider.GetRequiredService<IOptions<LimitOptions>>());
        api.MapOperations();
        api.MapCommands();
        api.MapFeed();
        api.MapAccounts();
        api.MapAudit();
    }
}
