using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Villages.Host.Hosting;

namespace Villages.Host.Auth;

/// <summary>The HS256 key of this host: configured, or made once in the data folder for development (file mode 0600).</summary>
internal sealed class SigningKey
{
    private const string FileName = "development-signing.key";

    private SigningKey(byte[] bytes, string issuer)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
        Key = new SymmetricSecurityKey(bytes) { KeyId = id };
        Issuer = issuer;
    }

    public SymmetricSecurityKey Key { get; }

    public string Issuer { get; }

    /// <summary>Null when an authority signs.</summary>
    public static SigningKey? Of(AuthOptions options, IHostEnvironment environment, DataFolder data) => options switch
    {
        { Authority.Length: > 0 } => null,
        { Key.Length: > 0 } => new(Convert.FromBase64String(options.Key), options.Issuer),
        _ when environment.IsDevelopment() => new(ReadOrMake(data.File(FileName)), $"{options.Issuer}:development"),
        _ => null,
    };

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            try
            {
                using var file = new FileStream(path, options);
                file.Write(RandomNumberGenerator.GetBytes(32));
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process of the same first run was quicker; its key is the key.
            }
        }

        var bytes = File.ReadAllBytes(path);
        return bytes.Length >= 32
            ? bytes
            : throw new InvalidOperationException($"The signing key '{path}' is shorter than 32 bytes. Delete it to have a new one made; tokens issued before end with it.");
    }
}
