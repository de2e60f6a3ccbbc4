using Villages.Domain;
using Villages.Domain.Centres;

namespace Villages.Host.Imports;

/// <summary>Service centres and stations.</summary>
internal static class CentreFile
{
    private static readonly Dictionary<string, CentreKind> Forms = Words.Of((CentreKind.Centre, "中心"), (CentreKind.Station, "服务站"));

    public static Task<IReadOnlyList<PlannedCommand>> Check(IReadOnlyList<FieldReader> rows, ImportCheck check)
    {
        var lines = new Dictionary<CentreId, int>(rows.Count);
        var planned = new List<PlannedCommand>(rows.Count);
        foreach (var row in rows)
        {
            var id = row.Id<CentreId>("id", "中心编号，如 141129100003-01", "a centre id such as 141129100003-01");
            var village = check.Village(row, "id", id?.Village);
            var form = row.Choice("form", Forms);
            var name = row.Text("name", 60);
            var area = row.Number("squareMetres", 0.01m, 100_000, 2);
            var address = row.Text("address", 200, required: false);
            var from = row.Date("from", check.Today) ?? check.Today;
            if (id is { } centre && !lines.TryAdd(centre, row.Line))
            {
                ImportCheck.Duplicate(row, "id", lines[centre]);
            }
            else if (id is { } registered && village is { } at && form is { } f && name is not null && area is { } metres)
            {
                planned.Add(PlannedCommand.Ready(row.Line, at, registered.Stream, new RegisterCentre(f, name, metres, from, address)));
            }
        }

        return Task.FromResult<IReadOnlyList<PlannedCommand>>(planned);
    }
}
