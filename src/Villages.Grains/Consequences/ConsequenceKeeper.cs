using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Villages.Grains.Access;

namespace Villages.Grains.Consequences;

/// <summary>Every silo asks once a second that the delivery of consequences runs somewhere in the cluster.</summary>
internal sealed class ConsequenceKeeper(IGrainFactory grains, TimeProvider clock, ILogger<ConsequenceKeeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Principal.Of("consequence-keeper").Enter();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        do
        {
            try
            {
                await grains.Consequences().Ensure();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogInformation(exception, "The delivery of consequences does not answer; asking again");
            }
        }
        while (await beat.WaitForNextTickAsync(stoppingToken));
    }
}
