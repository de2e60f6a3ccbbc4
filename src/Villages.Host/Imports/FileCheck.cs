using Villages.Domain;

namespace Villages.Host.Imports;

/// <summary>A file's rows judged as a whole: its report, and the commands a clean one becomes.</summary>
internal sealed record FileCheck(ImportReport Report, IReadOnlyList<PlannedCommand> Planned)
{
    public static async Task<Outcome<FileCheck>> Of(ImportKind kind, string text, ImportLimits limits, ImportCheck check)
    {
        var rows = CsvText.Rows(text, limits);
        if (!rows.Accepted)
        {
            return rows.Refusal;
        }

        if (rows.Value.Length < 2)
        {
            return rows.Value.Length == 0 ? ImportRefusals.Empty : ImportRefusals.NoRows;
        }

        check = check with { Faults = new FaultList(ofPersons: kind == ImportKind.Persons) };
        var header = rows.Value[0].Fields;
        var places = ImportColumns.Of(kind).Places(header);
        if (!places.Accepted)
        {
            return places.Refusal;
        }

        var readers = new List<FieldReader>(rows.Value.Length - 1);
        foreach (var row in rows.Value.Skip(1))
        {
            var reader = new FieldReader(row, places.Value, check.Faults);
            if (row.Fields.Length == header.Length)
            {
                readers.Add(reader);
            }
            else
            {
                reader.Fault(null, "field-count", $"应有 {header.Length} 个字段，实有 {row.Fields.Length} 个。", $"{header.Length} fields are wanted, {row.Fields.Length} stand here.");
            }
        }

        var planned = await Plan(kind, readers, check);
        return new FileCheck(
            new ImportReport { Kind = kind, Rows = rows.Value.Length - 1, Faults = check.Faults.Listed, FaultsTotal = check.Faults.Total, Imports = [] }, planned);
    }

    private static Task<IReadOnlyList<PlannedCommand>> Plan(ImportKind kind, IReadOnlyList<FieldReader> rows, ImportCheck check) => kind switch
    {
        ImportKind.Areas => AreaFile.Check(rows, check),
        ImportKind.Persons => PersonFile.Check(rows, check),
        ImportKind.Readings => ReadingFile.Check(rows, check),
        ImportKind.Grids => GridFile.Check(rows, check),
        _ => CentreFile.Check(rows, check),
    };
}
