using System.Threading.Channels;

namespace Villages.Grains.Calendars;

/// <summary>Tells that a silo left the cluster, however it went.</summary>
internal sealed class SiloDeaths : ISiloStatusListener, IDisposable
{
    private readonly Channel<SiloAddress> _deaths = Channel.CreateBounded<SiloAddress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly ISiloStatusOracle _silos;

    public SiloDeaths(ISiloStatusOracle silos)
    {
        _silos = silos;
        _silos.SubscribeToSiloStatusEvents(this);
    }

    /// <summary>True on one silo of those that live: whoever has the lowest address.</summary>
    public bool IsFirst => _silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Min() is not { } first || first.Equals(_silos.SiloAddress);

    /// <summary>Deaths from now on; several in a row may be told as one.</summary>
    public IAsyncEnumerable<SiloAddress> Seen(CancellationToken cancellation) => _deaths.Reader.ReadAllAsync(cancellation);

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead)
        {
            _deaths.Writer.TryWrite(updatedSilo);
        }
    }

    public void Dispose() => _silos.UnSubscribeFromSiloStatusEvents(this);
}
