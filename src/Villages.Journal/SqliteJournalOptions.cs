namespace Villages.Journal;

/// <summary>The embedded journal: <c>journal.db</c> and, apart from it, <c>keys.db</c> with the keys of persons.</summary>
public sealed class SqliteJournalOptions : JournalOptions
{
    /// <summary>Folder of the files; created when missing. Must be a local disk.</summary>
    public required string Folder { get; set; }

    /// <summary>File of the deployment's key (32 bytes, base64); made at first start. By default <c>deployment.key</c> in the folder.</summary>
    public string? DeploymentKeyFile { get; set; }

    /// <summary>How long one statement waits for a locked file, in seconds. At most 3, so that it ends before its append.</summary>
    public int BusySeconds { get; set; } = 3;

    /// <summary>Looks at a journal that is there and changes nothing: takes no lock, so it may be in use by another process, and neither makes nor upgrades the schema.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>A journal under another name than <c>journal.db</c>.</summary>
    internal string? File { get; init; }

    internal string JournalFile => File ?? Path.Combine(Folder, "journal.db");

    internal string PersonsFile => Path.Combine(Folder, "keys.db");

    internal string KeyFile => DeploymentKeyFile ?? Path.Combine(Folder, "deployment.key");
}
