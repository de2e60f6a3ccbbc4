using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Villages.Host.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Hosting;

public sealed class TrialTests
{
    [Theory]
    [InlineData("--Villages:Trial:ClockOffset=3.00:00:00")]
    [InlineData("--Villages:Trial:DropTicks=0.5")]
    public void Production_bends_no_clock_and_loses_no_tick(string setting)
    {
        using var data = new TemporaryFolder("trial");
        var refusal = Assert.Throws<InvalidOperationException>(() => Builder(data, setting, "--environment=Production").AddVillages());
        Assert.Contains("refused in Production", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_moves_the_clock_of_everything()
    {
        using var data = new TemporaryFolder("trial");
        var builder = Builder(data, "--Villages:Trial:ClockOffset=3.00:00:00", "--environment=Development").AddVillages();
        using var services = builder.Services.BuildServiceProvider();
        var ahead = services.GetRequiredService<TimeProvider>().GetUtcNow() - TimeProvider.System.GetUtcNow();
        Assert.InRange(ahead.TotalHours, 71.9, 72);
    }

    private static WebApplicationBuilder Builder(TemporaryFolder data, params string[] settings) =>
        WebApplication.CreateBuilder([$"--Villages:Data={data.Path}", .. settings]);
}
