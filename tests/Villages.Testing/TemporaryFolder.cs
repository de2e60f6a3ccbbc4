namespace Villages.Testing;

/// <summary>A folder of its own under the system's temporary folder; deleted with all it holds at the end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <param name="purpose">Part of the folder's name, so that a leftover can be recognised.</param>
    public TemporaryFolder(string purpose) =>
        Path = Directory.CreateTempSubdirectory($"villages-{purpose}-").FullName;

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody was tidier.
        }
        catch (IOException)
        {
            // On Windows a file may still be open; the system clears its temporary folder itself.
        }
    }
}
