using Villages.Host.Hosting;

namespace Villages.Host.FirstRun;

/// <summary>
/// Where <c>silo-config</c> lies: <c>Villages:Config</c>, or beside <c>Villages.sln</c> when run from source, or beside the executable when published.
/// </summary>
public sealed class ConfigFolder
{
    private ConfigFolder(string path) => Path = path;

    public string Path { get; }

    /// <exception cref="InvalidOperationException">There is no such folder.</exception>
    public static ConfigFolder Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var configured = configuration["Villages:Config"];
        var path = System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(configured) ? System.IO.Path.Combine(DataFolder.Home(), "silo-config") : configured);
        return Directory.Exists(path)
            ? new ConfigFolder(path)
            : throw new InvalidOperationException($"The configuration folder '{path}' does not exist. Name it with --Villages:Config=<folder>.");
    }

    public string File(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);
}
