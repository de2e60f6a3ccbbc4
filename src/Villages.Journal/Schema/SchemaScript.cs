using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Villages.Journal.Schema;

/// <summary>A numbered script of <c>silo-config/database/&lt;engine&gt;/&lt;component&gt;</c>, as built into an assembly.</summary>
internal sealed record SchemaScript(int Number, string Name, string Text)
{
    /// <summary>SHA-256 of the text with LF line ends, so that a script changed after it was applied is noticed.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static IReadOnlyList<SchemaScript> Of(Assembly assembly, string engine, string component)
    {
        var prefix = $"{engine}/{component}/";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Load(assembly, name, name[prefix.Length..]))];
    }

    private static SchemaScript Load(Assembly assembly, string resource, string file)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return new SchemaScript(int.Parse(file.AsSpan(0, 4)), file, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
