namespace Villages.Testing.Outputs;

/// <summary>Looks for ID numbers in the files that the product left in a folder.</summary>
internal static class HeardFiles
{
    private const int Piece = 1 << 20;

    /// <summary>What tests give in, and marks of who has a file.</summary>
    private static readonly string[] NotLeft = [".csv", ".xlsx", ".lock"];

    public static void In(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !NotLeft.Contains(Path.GetExtension(file))))
        {
            try
            {
                using var left = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Piece);
                using var heard = new OutputStream(Stream.Null, file);
                left.CopyTo(heard, Piece);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // A process that is being killed takes files with it; a database's files belong to another user.
            }
        }
    }
}
