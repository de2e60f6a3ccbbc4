namespace Villages.Chaos.Running;

/// <summary>Copies the logs beside the temporary folder before that is deleted, when somebody wants them.</summary>
internal sealed class Keepsake(string folder, bool wanted) : IAsyncDisposable
{
    public bool Wanted { get; set; } = wanted;

    public ValueTask DisposeAsync()
    {
        if (Wanted)
        {
            var target = $"{folder}-logs";
            foreach (var log in Directory.EnumerateFiles(folder, "*.log", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(target, Path.GetRelativePath(folder, log));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(log, copy, overwrite: true);
            }

            Progress.Say($"logs kept in {target}");
        }

        return ValueTask.CompletedTask;
    }
}
