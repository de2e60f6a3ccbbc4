using Orleans.Dashboard;
using Villages.Domain;
using Villages.Host.Access;
using Villages.Host.Http;

namespace Villages.Host.Hosting;

/// <summary>
/// The Orleans Dashboard under <c>/dashboard</c>, with <c>Villages:Dashboard=true</c> on every process of the cluster: load of silos and grains, for role <c>operator</c> of the nation alone: it shows the cluster whole.
/// It also would stream logs and show the state of any grain; operators may not read persons, so here it does neither.
/// </summary>
internal static class Dashboard
{
    public const string Path = "/dashboard";

    private const string GrainState = "/GrainState";

    public static void AddDashboard(this WebApplicationBuilder builder, Role role)
    {
        if (!IsOn(builder.Configuration))
        {
            return;
        }

        _ = role == Role.Api
            ? builder.UseOrleansClient(client => client.AddDashboard(options => options.HideTrace = true))
            : builder.UseOrleans(silo => silo.AddDashboard(options => options.HideTrace = true));
    }

    public static void MapDashboard(this WebApplication app)
    {
        if (IsOn(app.Configuration))
        {
            app.MapOrleansDashboard(Path).For(Operation.OperateHouse).AddEndpointFilter(async (invocation, next) =>
                invocation.HttpContext.Request.Path.Value!.TrimEnd('/').EndsWith(GrainState, StringComparison.OrdinalIgnoreCase)
                || !Caller.Of(invocation.HttpContext).May(Operation.OperateHouse, AreaCode.Nation)
                    ? EdgeProblems.Denied : await next(invocation));
        }
    }

    private static bool IsOn(IConfiguration configuration) => configuration.GetValue("Villages:Dashboard", false);
}
