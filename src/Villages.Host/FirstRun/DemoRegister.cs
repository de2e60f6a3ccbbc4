using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Host.Imports;

namespace Villages.Host.FirstRun;

/// <summary>Reads <c>silo-config/demo/zhongyang-villages.csv</c>: the real register of the county (columns code, name, townCode, townName, countyCode, countyName).</summary>
internal static class DemoRegister
{
    private static readonly DateOnly From = new(1949, 10, 1);

    /// <summary>Province, city, county, townships and villages, parents first.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IReadOnlyList<AreaRow> Read(string file)
    {
        var text = FileText.Decode(File.ReadAllBytes(file));
        var csv = text.Accepted ? CsvText.Rows(text.Value, ImportLimits.Request) : null;
        if (csv?.Value is not { Length: > 1 } rows || !rows[0].Fields.SequenceEqual(["code", "name", "townCode", "townName", "countyCode", "countyName"]))
        {
            throw new InvalidDataException($"The demo register '{file}' is damaged: {(text.Refusal ?? csv?.Refusal)?.Message.English ?? "unknown columns"}");
        }

        var villages = rows.Skip(1).Select(row => row.Fields).ToArray();
        IEnumerable<AreaRow> above = [Row("14", "山西省"), Row("1411", "吕梁市"), Row(villages[0][4], villages[0][5])];
        return [.. above, .. villages.DistinctBy(v => v[2]).Select(v => Row(v[2], v[3])), .. villages.Select(v => Row(v[0], v[1]))];
    }

    private static AreaRow Row(string text, string name)
    {
        var code = AreaCode.Parse(text);
        return new AreaRow(code, name, code.Parent, From);
    }
}
