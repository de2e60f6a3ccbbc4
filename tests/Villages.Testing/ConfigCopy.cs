namespace Villages.Testing;

/// <summary>A copy of <c>silo-config</c> that a test may change.</summary>
public static class ConfigCopy
{
    /// <summary>Where the files that ship with the product lie.</summary>
    public static string Shipped { get; } = Path.Combine(SourceTree.Root, "silo-config");

    /// <summary>Files already in the folder are overwritten.</summary>
    public static void In(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
