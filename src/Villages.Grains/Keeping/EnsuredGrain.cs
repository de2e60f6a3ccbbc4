using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Villages.Grains.Access;

namespace Villages.Grains.Keeping;

/// <summary>Asks once a second, from every silo, that work of which there is one in the cluster runs somewhere.</summary>
/// <param name="purpose">Of the calls, see <see cref="Principal"/>.</param>
/// <param name="ensure">Starts the work where it does not run; cheap where it does.</param>
internal abstract class EnsuredGrain(string purpose, Func<Task> ensure, TimeProvider clock, ILogger log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Principal.Of(purpose).Enter();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        do
        {
            try
            {
                await ensure();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogInformation(exception, "What {Purpose} keeps does not answer; asking again", purpose);
            }
        }
        while (await beat.WaitForNextTickAsync(stoppingToken));
    }
}
