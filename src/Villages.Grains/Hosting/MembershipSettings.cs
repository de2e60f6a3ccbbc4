namespace Villages.Grains.Hosting;

/// <summary>
/// How a cluster notices that a silo is gone. A killed process is noticed after about two <see cref="ProbeTimeout"/>; one that hangs after <see cref="MaxProbeTimeout"/> times
/// <see cref="MissedProbes"/>, because its connections still look alive. Shorter times declare healthy silos dead on a busy machine.
/// </summary>
public sealed record MembershipSettings
{
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan MinProbeTimeout { get; init; } = TimeSpan.FromSeconds(2.5);

    public TimeSpan MaxProbeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public int MissedProbes { get; init; } = 3;

    /// <summary>Silos that must agree; of a cluster of two, one is enough.</summary>
    public int Votes { get; init; } = 2;

    /// <summary>How often the table of silos is read; news also travel between silos.</summary>
    public TimeSpan TableRefresh { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a silo says in the table that it lives.</summary>
    public TimeSpan IAmAlive { get; init; } = TimeSpan.FromSeconds(10);
}
