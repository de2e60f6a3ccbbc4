using System.Diagnostics;
using Villages.Chaos.Rows;
using Villages.Testing;

namespace Villages.Chaos.Running;

/// <summary>The committed record of full rows: a line each, also of those that failed.</summary>
internal static class Report
{
    public static async Task Append(RowContext row)
    {
        var file = Path.Combine(SourceTree.TestProject, "report.md");
        var (findings, measures) = (row.Findings, string.Join("; ", row.Findings.Omissions.Select(reason => $"NOT RUN: {reason}").Concat(row.Findings.Measures)));
        await File.AppendAllTextAsync(
            file,
            $"| {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} | {await Commit()} | {row.Row.Name} | {row.Seed} | {findings.Faults} | {row.Acknowledged} | {findings.Violations.Count} | {measures} |\n");
    }

    private static async Task<string> Commit()
    {
        var name = await Git("describe", "--always");
        return name.Length == 0 ? "unknown" : (await Git("status", "--porcelain", "--", ".", ":(exclude,glob)**/report.md")).Length == 0 ? name : $"{name}-dirty";
    }

    private static async Task<string> Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = SourceTree.Root, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return git.ExitCode == 0 ? said.Trim() : "";
    }
}
