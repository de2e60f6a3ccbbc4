using Villages.Host.FirstRun;

namespace Villages.Host.Verbs;

/// <summary>Runs the host until it is stopped: checks the ground, starts, seeds an empty journal with the demo in Development, prints where things are.</summary>
internal static class HostRun
{
    public static async Task<int> Run(WebApplication app)
    {
        await using (app)
        {
            Ground.Check(app);
            await app.Rise();
            await app.Services.GetRequiredService<Welcome>().Show(app.Lifetime.ApplicationStopping);
            await app.WaitForShutdownAsync();
        }

        return 0;
    }
}
