using System.Diagnostics;

namespace Villages.Testing.PostgreSql;

/// <summary>The programs of a PostgreSQL installed on this machine, run as a user that PostgreSQL accepts.</summary>
public sealed class PostgreSqlPrograms
{
    private static readonly string[] VersionedFolders = ["/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt", "/usr/local/opt"];

    private readonly string _folder;

    private PostgreSqlPrograms(string folder) => _folder = folder;

    /// <summary>Null when the machine has none that can be used.</summary>
    public static PostgreSqlPrograms? Installed { get; } = Find();

    private static bool AsRoot => Environment.UserName == "root";

    /// <summary>Path of a program, for instance <c>initdb</c>.</summary>
    public string this[string program] => Path.Combine(_folder, program);

    /// <summary>A start of the given command line; PostgreSQL refuses root, which therefore becomes <c>postgres</c>.</summary>
    public static ProcessStartInfo AsUser(params IEnumerable<string> commandLine)
    {
        string[] line = AsRoot
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. commandLine]
            : [.. commandLine];
        var start = new ProcessStartInfo(line[0], line[1..]) { WorkingDirectory = Path.GetTempPath() };
        start.Environment.Remove("PGDATA");
        return start;
    }

    /// <summary>Runs a program to its end, which must be a good one, and gives what it printed.</summary>
    public async Task<string> Run(string program, params IEnumerable<string> arguments)
    {
        var start = AsUser([this[program], .. arguments]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await complaints}");
    }

    private static PostgreSqlPrograms? Find()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var versioned = VersionedFolders
            .Select(folder => Path.GetDirectoryName(folder)!)
            .Distinct()
            .SelectMany(parent => Directory.Exists(parent) ? Directory.GetDirectories(parent) : [])
            .Where(folder => VersionedFolders.Any(known => folder.StartsWith(known, StringComparison.Ordinal)))
            .SelectMany(folder => (string[])[folder, .. Directory.GetDirectories(folder)])
            .Where(folder => Path.GetFileName(folder).Any(char.IsAsciiDigit))
            .OrderByDescending(folder => int.Parse(string.Concat(Path.GetFileName(folder).Where(char.IsAsciiDigit).Take(2))))
            .Select(folder => Path.Combine(folder, "bin"));
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var found = versioned.Concat(onPath).FirstOrDefault(folder =>
            new[] { "initdb", "postgres", "pg_dump", "pg_restore" }.All(program => File.Exists(Path.Combine(folder, program))));
        return found is null ? null : new PostgreSqlPrograms(found);
    }
}
