using System.Net;

namespace Villages.Host.Hosting;

/// <summary>Networks that a setting lists, separated by commas: <c>10.0.0.0/24, 10.1.0.7</c>.</summary>
internal static class Networks
{
    /// <exception cref="InvalidOperationException">One of them is none.</exception>
    public static IPNetwork[] Of(IConfiguration configuration, string setting) =>
    [
        .. (configuration[setting] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
            IPNetwork.TryParse(part, out var network) ? network
            : IPAddress.TryParse(part, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new InvalidOperationException($"{setting} lists networks such as 10.0.0.0/24 and addresses such as 10.1.0.7; '{part}' is neither.")),
    ];
}
