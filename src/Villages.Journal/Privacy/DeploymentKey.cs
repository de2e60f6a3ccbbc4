using System.Security.Cryptography;

namespace Villages.Journal.Privacy;

/// <summary>The 32 bytes that wrap the keys of persons and key every digest. Losing it loses all personal fields: keep a copy apart from the database's backups.</summary>
public sealed class DeploymentKey
{
    private const int Length = 32;

    private readonly byte[] _key;

    private DeploymentKey(byte[] key) => _key = key;

    /// <param name="base64">32 bytes as base64.</param>
    /// <exception cref="FormatException"/>
    public static DeploymentKey Parse(string base64)
    {
        var key = new byte[Length];
        return Convert.TryFromBase64String(base64.Trim(), key, out var written) && written == Length
            ? new DeploymentKey(key)
            : throw new FormatException($"The deployment's key is {Length} bytes, written as base64.");
    }

    /// <summary>Reads the key's file, or makes it, readable by its owner only, when there is none.</summary>
    public static DeploymentKey LoadOrCreate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path))
        {
            Create(path);
        }

        return Parse(File.ReadAllText(path));
    }

    /// <summary>A key for one purpose only, so that a digest of one kind never stands for another.</summary>
    internal byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Length, info: System.Text.Encoding.ASCII.GetBytes($"villages {purpose}"));

    /// <summary>Written beside and moved in place, so that a second process or a crash never sees half a key.</summary>
    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var draft = $"{path}.{Guid.CreateVersion7():N}";
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
