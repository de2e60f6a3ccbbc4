using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Villages.Host.Http;

namespace Villages.Host.Objections;

/// <summary>What an address may send without a token: few objections an hour, and each under a key that nobody guesses.</summary>
internal sealed class ObjectionRates(IOptions<LimitOptions> limits) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _addresses = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(
        PlaceOf(address), _ => new FixedWindowRateLimiterOptions { PermitLimit = limits.Value.ObjectionsAnHour, Window = TimeSpan.FromHours(1), QueueLimit = 0 }));

    /// <returns>Why the request is not taken; null when it is, as always with a token.</returns>
    public Problem? Refuses(Intent intent)
    {
        if (!intent.Caller.IsPublic)
        {
            return null;
        }

        if (!Guid.TryParseExact(intent.Key.Value, "D", out _))
        {
            return EdgeProblems.KeyNotRandom;
        }

        using var lease = _addresses.AttemptAcquire(intent.Http.Connection.RemoteIpAddress ?? IPAddress.None);
        return lease.IsAcquired ? null
            : EdgeProblems.TooManyRequests(lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 3600);
    }

    /// <summary>A house has one address, or a network of 2⁶⁴ of them.</summary>
    internal static IPAddress PlaceOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var network = address.GetAddressBytes();
        network.AsSpan(8).Clear();
        return new IPAddress(network);
    }

    public void Dispose() => _addresses.Dispose();
}
