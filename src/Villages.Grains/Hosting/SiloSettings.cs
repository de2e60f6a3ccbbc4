namespace Villages.Grains.Hosting;

/// <summary>Limits of a silo. The defaults are for production; tests shorten times.</summary>
public sealed record SiloSettings
{
    /// <summary>Part of the key of every row that Orleans' providers write: with another id all stored state would seem gone.</summary>
    public const string ServiceId = "villages";

    /// <summary>Name of the grain storage that state is kept in.</summary>
    public const string StorageName = "villages";

    /// <summary>Shorter periods are refused at registration.</summary>
    public TimeSpan MinimumReminderPeriod { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Period of a county calendar's reminder; not below <see cref="MinimumReminderPeriod"/>.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the reminder table is read anew.</summary>
    public TimeSpan ReminderRefresh { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>An activation idle for so long leaves the memory; its stream holds everything. Whole minutes, more than one.</summary>
    public TimeSpan CollectionAge { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A call without an answer after so long has an unknown outcome. Above the database's limits, below the edge's.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Calls that may wait at one activation; further ones are refused at once.</summary>
    public int MaximumQueue { get; init; } = 1000;

    /// <summary>Times that one user may read personal fields in plain text within an hour.</summary>
    public int DisclosuresAnHour { get; init; } = 20;

    /// <summary>IP address at which other silos and clients reach this one; it listens there and nowhere else. In a cluster only.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Allows an <see cref="Address"/> that other machines reach. Whoever reaches these ports can call any grain, without a login.</summary>
    public bool ListenBeyondLoopback { get; init; }

    public int Port { get; init; } = 11111;

    /// <summary>Port for clients; 0 opens none.</summary>
    public int GatewayPort { get; init; } = 30000;

    public MembershipSettings Membership { get; init; } = new();
}
