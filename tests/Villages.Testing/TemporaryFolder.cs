using Villages.Testing.Outputs;

namespace Villages.Testing;

/// <summary>A folder of its own under the system's temporary folder; deleted with all it holds at the end, after a look for ID numbers in what the product left there.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <param name="purpose">Part of the folder's name, so that a leftover can be recognised.</param>
    public TemporaryFolder(string purpose) =>
        Path = Directory.CreateTempSubdirectory($"villages-{purpose}-").FullName;

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (PersonalNumbersFound.Run.Listening && Directory.Exists(Path))
        {
            HeardFiles.In(Path);
        }

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
