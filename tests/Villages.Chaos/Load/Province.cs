using System.IO.Compression;
using System.Text;
using Villages.Chaos.Running;
using Villages.Domain;
using Villages.Testing;

namespace Villages.Chaos.Load;

/// <summary>The real register of 山西省: 117 counties, 21,895 villages and communities. People and readings on it are invented.</summary>
internal sealed class Province
{
    /// <summary>Periods whose cycles are run, in order.</summary>
    public static readonly int[] Years = [2023, 2024, 2025];

    private Province(string csv, IReadOnlyList<County> counties) => (Csv, Counties) = (csv, counties);

    /// <summary>The register as an import takes it.</summary>
    public string Csv { get; }

    /// <summary>Counties with people and readings: some of one city in the short tier, all in the full one.</summary>
    public IReadOnlyList<County> Counties { get; }

    public static async Task<Province> Read(Tier tier)
    {
        await using var file = File.OpenRead(Path.Combine(SourceTree.TestProject, "data", "shanxi-areas-2023.csv.gz"));
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        var csv = await reader.ReadToEndAsync();
        var counties = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => AreaCode.Parse(line[..line.IndexOf(',', StringComparison.Ordinal)]))
            .Where(code => code.IsVillageLevel)
            .GroupBy(code => code.County!.Value)
            .Select(county => new County(county.Key, [.. county.Order()]))
            .OrderBy(county => county.Code)
            .ToArray();
        return new Province(csv, tier == Tier.Full ? counties : [.. counties.Where(county => county.Code.Value.StartsWith("1411", StringComparison.Ordinal)).Take(7)]);
    }
}

internal sealed record County(AreaCode Code, IReadOnlyList<AreaCode> Villages)
{
    public int Home => int.Parse(Code.Value);

    public override string ToString() => Code.Value;
}
