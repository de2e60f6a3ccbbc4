using System.Diagnostics;

namespace Villages.Testing.Conventions;

/// <summary>The files that belong to the project: what git tracks, not what lies on the disk.</summary>
public static class TrackedFiles
{
    private static readonly Lazy<string[]?> Tracked = new(Ask);

    /// <summary>Paths from the root, with forward slashes. Skips the asking test outside a git checkout.</summary>
    public static IReadOnlyList<string> All
    {
        get
        {
            Assert.SkipWhen(Tracked.Value is null, "This is not a git checkout, so nobody can say which files belong to the project.");
            return Tracked.Value!;
        }
    }

    public static IEnumerable<string> CSharp => All.Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && File.Exists(Full(path)));

    public static string Full(string path) => Path.Combine(SourceTree.Root, path);

    private static string[]? Ask()
    {
        if (!Path.Exists(Path.Combine(SourceTree.Root, ".git")))
        {
            return null;
        }

        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z"]) { WorkingDirectory = SourceTree.Root, RedirectStandardOutput = true };
        try
        {
            using var git = Process.Start(start)!;
            var paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0 ? paths : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
