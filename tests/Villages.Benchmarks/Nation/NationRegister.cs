using System.Globalization;
using System.IO.Compression;
using System.Text;
using Villages.Domain;
using Villages.Domain.Areas;

namespace Villages.Benchmarks.Nation;

/// <summary>The areas of a country: those above the counties' own, and the counties that have villages.</summary>
internal sealed class NationRegister
{
    private static readonly DateOnly From = new(1949, 10, 1);

    private NationRegister(IReadOnlyList<AreaRow> above, IReadOnlyList<NationCounty> counties) => (Above, Counties) = (above, counties);

    /// <summary>Provinces, cities and counties, parents first.</summary>
    public IReadOnlyList<AreaRow> Above { get; }

    public IReadOnlyList<NationCounty> Counties { get; }

    public int Areas => Above.Count + Counties.Sum(county => county.Rows.Count);

    public int Villages => Counties.Sum(county => county.Villages.Count);

    public static NationRegister Of(NationOptions options) => Of(options.Register is { } file ? Read(file) : Synthetic(), options.Counties ?? int.MaxValue);

    private static NationRegister Of(IEnumerable<(string Code, string Name)> lines, int most)
    {
        var rows = lines.Select(line => (Code: AreaCode.Parse(line.Code), line.Name)).Select(line => new AreaRow(line.Code, line.Name, line.Code.Parent, From)).ToArray();
        var counties = rows.Where(row => RegisterScope.Of(row.Code) != AreaCode.Nation)
            .GroupBy(row => row.Code.County!.Value)
            .Where(county => county.Any(row => row.Code.IsVillageLevel))
            .OrderBy(county => county.Key)
            .Take(most)
            .Select((county, index) => new NationCounty(county.Key, index, [.. county.OrderBy(row => row.Code.Value.Length).ThenBy(row => row.Code)]))
            .ToArray();
        var above = rows.Where(row => RegisterScope.Of(row.Code) == AreaCode.Nation).OrderBy(row => row.Code.Value.Length).ThenBy(row => row.Code);
        return new NationRegister([.. above], counties);
    }

    private static IEnumerable<(string Code, string Name)> Read(string file)
    {
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var fields = line.Split(',');
            yield return (fields[0], fields[1]);
        }
    }

    // 31 provinces, 11 cities each, 9 counties each: 3,069 counties; 14 townships each, 14 or 15 villages each.
    private static IEnumerable<(string Code, string Name)> Synthetic()
    {
        static string Name(string code, string kind) => $"虚拟{kind}{code}";
        static IEnumerable<string> Below(string above, int first, int count, string format) =>
            Enumerable.Range(first, count).Select(number => above + number.ToString(format, CultureInfo.InvariantCulture));

        foreach (var province in Below("", 11, 31, "00"))
        {
            yield return (province, Name(province, "省"));
            foreach (var city in Below(province, 1, 11, "00"))
            {
                yield return (city, Name(city, "市"));
                foreach (var county in Below(city, 21, 9, "00"))
                {
                    yield return (county, Name(county, "县"));
                    foreach (var township in Below(county, 100, 14, "000"))
                    {
                        yield return (township, Name(township, "镇"));
                        foreach (var village in Below(township, 1, 3, "000").Concat(Below(township, 200, township[^1] % 2 == 0 ? 11 : 12, "000")))
                        {
                            yield return (village, Name(village, "村"));
                        }
                    }
                }
            }
        }
    }
}
