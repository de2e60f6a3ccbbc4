using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Villages.Grains.Access;

namespace Villages.Grains.Auditing;

/// <summary>Every silo asks once a second that the audit list is written somewhere in the cluster.</summary>
internal sealed class AuditListKeeper(IGrainFactory grains, TimeProvider clock, ILogger<AuditListKeeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Principal.Of("audit-list").Enter();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        do
        {
            try
            {
                await grains.AuditList().Ensure();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogInformation(exception, "The audit list does not answer; asking again");
            }
        }
        while (await beat.WaitForNextTickAsync(stoppingToken));
    }
}
