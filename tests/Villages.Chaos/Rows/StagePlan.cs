namespace Villages.Chaos.Rows;

/// <summary>How a row wants its cluster.</summary>
/// <param name="Silos">Nodes of role <c>all</c>.</param>
/// <param name="Api">Nodes of role <c>api</c> beside them.</param>
/// <param name="DatabasePort">Where nodes find the database when not at its own port: a proxy's.</param>
internal sealed record StagePlan(int Silos = 3, int Api = 0, string Profile = StagePlan.Fast, int? DatabasePort = null)
{
    public const string Fast = "postgresql+fast";

    /// <summary>The settings of production.</summary>
    public const string Production = "postgresql";

    /// <summary>Where the database lies; null: with the others.</summary>
    public string? Tablespace { get; init; }

    /// <summary>Statements run on the fresh copy before the nodes start.</summary>
    public string? Sql { get; init; }

    /// <summary>Cycles under way at once.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>Interactive commands a second.</summary>
    public int Readings { get; init; } = 10;

    /// <summary>Most that the managed heap of a node may hold, in MiB; a node that needs more ends.</summary>
    public int? HeapLimit { get; init; }

    /// <summary>Further settings of all nodes.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
