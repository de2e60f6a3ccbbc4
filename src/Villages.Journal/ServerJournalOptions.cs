namespace Villages.Journal;

/// <summary>The journal in a database server, whose schema <see cref="Schema.JournalSchema"/> applies beforehand.</summary>
public abstract class ServerJournalOptions : JournalOptions
{
    /// <summary>In the form of the engine's driver. Timeouts, isolation and buffers are set by the journal.</summary>
    public required string ConnectionString { get; set; }

    /// <summary>
    /// The deployment's key (32 bytes, base64) from the configuration, the same on every silo; else <see cref="DeploymentKeyFile"/> is read.
    /// A key other than the one the database was begun with is refused.
    /// </summary>
    public string? DeploymentKey { get; set; }

    /// <summary>File of the deployment's key; made when missing.</summary>
    public string DeploymentKeyFile { get; set; } = "deployment.key";

    /// <summary>Connections for reads; two more write.</summary>
    public int ReadConnections { get; set; } = 10;

    /// <summary>Applies missing schema scripts at the first use instead of refusing to start. For tests and trials.</summary>
    public bool ApplySchema { get; set; }
}
