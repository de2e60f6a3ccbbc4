using System.Globalization;
using Npgsql;

namespace Villages.Host.Hosting;

/// <summary>One of the servers that a connection string names, read as the driver reads it.</summary>
internal readonly record struct PostgreSqlServer(string Host, int Port)
{
    /// <summary>A socket in the file system has no address to ask.</summary>
    public bool IsLocalSocket => Host.StartsWith('/') || Host.StartsWith('@');

    /// <exception cref="FormatException">What follows a host's colon is no port.</exception>
    public static IReadOnlyList<PostgreSqlServer> AllOf(NpgsqlConnectionStringBuilder settings) =>
        [.. settings.Host!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(host => Parse(host, settings.Port))];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':') ? $"[{Host}]" : Host)}:{Port}");

    private static PostgreSqlServer Parse(string host, int port)
    {
        var (colon, bracket) = (host.LastIndexOf(':'), host.LastIndexOf(']'));
        var namesPort = colon > bracket && (bracket >= 0 || host.IndexOf(':') == colon);
        return namesPort
            ? new PostgreSqlServer(host[..colon].Trim('[', ']'), PortOf(host[(colon + 1)..], host))
            : new PostgreSqlServer(host.Trim('[', ']'), port);
    }

    private static int PortOf(string text, string host) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0 ? port : throw new FormatException($"'{host}' has no port after its colon.");
}
