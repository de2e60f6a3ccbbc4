namespace Villages.Chaos.Nodes;

/// <summary>The folder in which a crash point is armed by a file of its name; the process that takes the file away kills itself there.</summary>
internal sealed class CrashPoints(string folder)
{
    public string Folder => folder;

    public void Arm(string point) => File.WriteAllText(Path.Combine(folder, point), "");

    /// <summary>Lines that processes left about a point, also those that died right after; the lines of one process in its order.</summary>
    public IEnumerable<string> Told(string point) => Directory.EnumerateFiles(folder, $"{point}.told.*").SelectMany(File.ReadAllLines);

    /// <returns>True when nobody had come to the point.</returns>
    public bool Disarm(string point)
    {
        var file = Path.Combine(folder, point);
        var there = File.Exists(file);
        File.Delete(file);
        return there;
    }
}
