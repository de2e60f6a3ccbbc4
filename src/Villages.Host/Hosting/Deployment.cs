using System.Net;
using Villages.Grains.Hosting;
using Villages.Journal;

namespace Villages.Host.Hosting;

/// <summary>What this process is part of: engine, role and cluster, as configuration says (section <c>Villages</c>).</summary>
/// <param name="ConnectionString">Empty for the embedded engine.</param>
/// <param name="Gateways">Of silos, for role <see cref="Role.Api"/>; none: the database is asked.</param>
internal sealed record Deployment(Engine Engine, Role Role, string ConnectionString, string ClusterId, IReadOnlyList<IPEndPoint> Gateways, SiloSettings Silo)
{
    /// <summary>A process that never touches the database: an API that was told its gateways.</summary>
    public bool NeedsDatabase => Role != Role.Api || Gateways.Count == 0;

    /// <exception cref="InvalidOperationException">A setting is missing or does not fit; the message names it.</exception>
    public static Deployment Of(IConfiguration configuration)
    {
        var villages = configuration.GetSection("Villages");
        var deployment = new Deployment(
            Named(villages, "Engine", Engine.Sqlite),
            Named(villages, "Role", Role.All),
            villages["ConnectionString"] ?? "",
            villages["ClusterId"] is { Length: > 0 } id ? id : "villages",
            [.. (villages["Gateways"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Gateway)],
            SiloOf(villages));
        deployment.Check();
        return deployment;
    }

    private void Check()
    {
        if (Engine == Engine.Sqlite && Role != Role.All)
        {
            throw new InvalidOperationException(
                "The embedded database belongs to one process: Villages:Role must be 'all'. For more processes use --Villages:Profile=postgresql. 嵌入式数据库只支持单进程。");
        }

        if (Engine != Engine.Sqlite && NeedsDatabase && string.IsNullOrWhiteSpace(ConnectionString))
        {
            throw new InvalidOperationException(
                "No database is named: give --Villages:ConnectionString='…' or set Villages__ConnectionString. 未指定数据库连接。");
        }

        if (!IPAddress.TryParse(Silo.Address, out var address))
        {
            throw new InvalidOperationException($"Villages:Silo:Address must be an IP address, not '{Silo.Address}'.");
        }

        if (Engine != Engine.Sqlite && Role != Role.Api)
        {
            CheckReach(address);
        }

        if (Silo.Port is < 1 or > 65535 || Silo.GatewayPort is < 0 or > 65535 || Silo.Port == Silo.GatewayPort)
        {
            throw new InvalidOperationException("Villages:Silo:Port and Villages:Silo:GatewayPort must be two different ports (a gateway of 0 opens none).");
        }
    }

    private void CheckReach(IPAddress address)
    {
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            throw new InvalidOperationException(
                $"Villages:Silo:Address must be the one address at which the other silos reach this machine, not '{address}': the ports would be open on every network it has. "
                + "须填写本机在内部网络中的一个地址。");
        }

        if (!IPAddress.IsLoopback(address) && !Silo.ListenBeyondLoopback)
        {
            throw new InvalidOperationException(
                $"Villages:Silo:Address is {address}, which other machines reach, and the silo's ports ({Silo.Port}, {Silo.GatewayPort}) know no login: whoever connects can call any grain. "
                + "Put the cluster's machines on a private network of their own, let a firewall admit nobody else to these ports, or carry them through mutual TLS (a mesh or WireGuard); "
                + "then say so with Villages:Silo:ListenBeyondLoopback=true. 节点端口没有登录验证，仅可在隔离网络中开放。");
        }
    }

    /// <summary>Settings of the PostgreSQL journal: section <c>Villages:Journal</c>, and where the deployment's key is.</summary>
    public PostgreSqlJournalOptions PostgreSqlJournal(IConfiguration configuration) =>
        Journal(configuration, new PostgreSqlJournalOptions { ConnectionString = ConnectionString });

    /// <summary>Settings of the SQL Server journal, from the same places.</summary>
    public SqlServerJournalOptions SqlServerJournal(IConfiguration configuration) =>
        Journal(configuration, new SqlServerJournalOptions { ConnectionString = ConnectionString });

    private static TOptions Journal<TOptions>(IConfiguration configuration, TOptions options)
        where TOptions : ServerJournalOptions
    {
        options.DeploymentKey = configuration["Villages:DeploymentKey"];
        options.DeploymentKeyFile = configuration["Villages:DeploymentKeyFile"] is { Length: > 0 } file ? file : DataFolder.Of(configuration).File("deployment.key");
        configuration.GetSection("Villages:Journal").Bind(options);
        return options;
    }

    private static SiloSettings SiloOf(IConfigurationSection villages)
    {
        try
        {
            return villages.GetSection("Silo").Get<SiloSettings>() ?? new SiloSettings();
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException($"A setting of Villages:Silo does not fit: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    private static TValue Named<TValue>(IConfigurationSection villages, string key, TValue fallback)
        where TValue : struct, Enum
    {
        var text = villages[key];
        return string.IsNullOrWhiteSpace(text) ? fallback
            : Enum.TryParse<TValue>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]) ? value
            : throw new InvalidOperationException($"Villages:{key} is '{text}'; known: {string.Join(", ", Enum.GetNames<TValue>()).ToLowerInvariant()}.");
    }

    private static IPEndPoint Gateway(string text) => IPEndPoint.TryParse(text, out var gateway) && gateway.Port > 0
        ? gateway
        : throw new InvalidOperationException($"Villages:Gateways lists IP addresses with ports, as in 10.0.0.5:30000; '{text}' is none.");
}

internal enum Engine
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

internal enum Role
{
    /// <summary>Silo and API in one process.</summary>
    All,

    /// <summary>Grains; over HTTP health and metrics only.</summary>
    Silo,

    /// <summary>The API as a client of silos.</summary>
    Api,
}
