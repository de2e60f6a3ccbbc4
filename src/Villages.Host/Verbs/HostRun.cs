using Villages.Host.FirstRun;
using Villages.Host.Hosting;

namespace Villages.Host.Verbs;

/// <summary>Runs the host until it is stopped: checks the ground, starts, seeds an empty journal with the demo in Development, prints where things are.</summary>
internal static class HostRun
{
    public static async Task<int> Run(WebApplication app)
    {
        await using (app)
        {
            await Ground.Check(app);
            await app.Rise();
            if (app.Services.GetService<Welcome>() is { } welcome)
            {
                await welcome.Show(app.Lifetime.ApplicationStopping);
            }
            else
            {
                var deployment = app.Services.GetRequiredService<Deployment>();
                Console.WriteLine($"silo 节点 {deployment.Silo.Address}:{deployment.Silo.Port} of cluster '{deployment.ClusterId}'; health {app.Urls.FirstOrDefault()}/healthz/ready");
            }

            await app.WaitForShutdownAsync();
        }

        return 0;
    }
}
