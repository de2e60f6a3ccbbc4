using System.Reflection;

namespace Villages.Testing;

/// <summary>Where the sources lie, found from the running test program.</summary>
public static class SourceTree
{
    /// <summary>The folder that holds <c>Villages.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Source folder of the test project that runs.</summary>
    public static string TestProject { get; } =
        Path.Combine(Root, "tests", Assembly.GetEntryAssembly()!.GetName().Name!);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Villages.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Villages.sln above {AppContext.BaseDirectory}.");
    }
}
