using Microsoft.Extensions.Logging;

namespace Villages.Grains.Hosting;

/// <summary>A client that starts before its silos waits for them, a minute at most.</summary>
internal sealed class SilosAwaited(TimeProvider clock, ILogger<SilosAwaited> log) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly long _since = clock.GetTimestamp();
    private bool _told;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(_since) >= Patience)
        {
            throw new InvalidOperationException(
                "No silo of this cluster answers. Start one with the same profile, database and Villages:ClusterId, then start again; or name gateways with Villages:Gateways. "
                + "没有可用的节点。", exception);
        }

        if (!_told)
        {
            _told = true;
            log.LogInformation("Waiting for a silo of the cluster: {Reason}", exception.Message);
        }

        await Task.Delay(Pause, clock, cancellationToken);
        return true;
    }
}
