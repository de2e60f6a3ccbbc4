using System.Text;

namespace Villages.Testing;

/// <summary>
/// Golden files: bytes that must never change because somebody has stored them. The committed file lies in the test project; what was
/// received instead is written beside it as <c>.received</c>. To accept a new file, rename it; an existing one is never accepted lightly.
/// </summary>
public static class Golden
{
    /// <param name="path">Relative to the running test project, with forward slashes.</param>
    public static void Matches(string path, ReadOnlySpan<byte> received)
    {
        var golden = Path.Combine(SourceTree.TestProject, Path.Combine(path.Split('/')));
        if (File.Exists(golden) && received.SequenceEqual(File.ReadAllBytes(golden)))
        {
            File.Delete(golden + ".received");
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
        File.WriteAllBytes(golden + ".received", received);
        Assert.Fail(File.Exists(golden)
            ? $"{path} differs from what was received at byte {received.CommonPrefixLength(File.ReadAllBytes(golden))}: compare it with {path}.received."
            : $"{path} does not exist: read {path}.received, and rename it if it is right.");
    }

    /// <summary>Compares as strict UTF-8 without a byte order mark.</summary>
    public static void Matches(string path, string received) =>
        Matches(path, new UTF8Encoding(false, true).GetBytes(received));
}
