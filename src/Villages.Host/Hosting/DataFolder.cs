namespace Villages.Host.Hosting;

/// <summary>
/// Where everything durable of this machine lies: <c>Villages:Data</c>, or <c>data</c> beside <c>Villages.sln</c> when run from source,
/// or beside the executable when published.
/// </summary>
public sealed class DataFolder
{
    private DataFolder(string path) => Path = path;

    public string Path { get; }

    /// <exception cref="InvalidOperationException">The folder cannot be made or written.</exception>
    public static DataFolder Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var configured = configuration["Villages:Data"];
        var path = System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(configured) ? System.IO.Path.Combine(Home(), "data") : configured);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The data folder '{path}' cannot be made ({exception.Message}). Choose another with --Villages:Data=<folder>.", exception);
        }

        return new DataFolder(path);
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The folder of <c>Villages.sln</c> above the executable, else the executable's own.</summary>
    public static string Home()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Villages.sln")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
