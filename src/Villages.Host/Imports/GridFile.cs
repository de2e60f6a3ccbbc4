using Villages.Domain;
using Villages.Domain.Grids;
using Villages.Grains;
using Villages.Grains.People;

namespace Villages.Host.Imports;

/// <summary>Grids with their workers; a parent stands in the file or was registered before.</summary>
internal static class GridFile
{
    private static readonly Dictionary<string, GridSetting> Settings = Words.Of((GridSetting.Urban, "城区"), (GridSetting.Rural, "农村"));

    private static readonly Dictionary<string, GridWorkerKind> Workers = Words.Of(
        (GridWorkerKind.FullTimeUrban, "城区专职"), (GridWorkerKind.FullTimeRural, "农村专职"),
        (GridWorkerKind.CommunityAssistant, "社区网格助理员"), (GridWorkerKind.RuralLiaison, "农村网格联络员"));

    public static async Task<IReadOnlyList<PlannedCommand>> Check(IReadOnlyList<FieldReader> rows, ImportCheck check)
    {
        var lines = new Dictionary<GridId, (int Line, int? Level)>(rows.Count);
        var planned = new List<PlannedCommand>(rows.Count * 2);
        var parents = new List<(FieldReader Row, GridId Grid, GridId Parent, int? Level)>();
        foreach (var row in rows)
        {
            await Read(row, check, lines, parents, planned);
        }

        foreach (var (row, grid, parent, level) in parents)
        {
            var above = lines.TryGetValue(parent, out var known) ? known.Level : (await check.Grains.Grid(parent).Read())?.Level;
            if (above is null)
            {
                row.Fault("parent", "missing-parent", $"上级网格 {parent} 既不在文件中，也未登记。", $"The parent grid {parent} is neither in the file nor registered.");
            }
            else if (parent.Village != grid.Village || above + 1 != level)
            {
                row.Fault("parent", "wrong-parent", "上级网格须在同一村（社区），且高一级。", "The parent grid must be of the same village and one level up.");
            }
        }

        return planned;
    }

    private static async Task Read(
        FieldReader row, ImportCheck check, Dictionary<GridId, (int Line, int? Level)> lines,
        List<(FieldReader Row, GridId Grid, GridId Parent, int? Level)> parents, List<PlannedCommand> planned)
    {
        var code = row.Id<GridId>("code", "15 位网格编码", "a grid code of 15 digits");
        var village = check.Village(row, "code", code?.Village);
        var name = row.Text("name", 60);
        var level = row.Whole("level", 1, 3);
        var setting = row.Choice("setting", Settings);
        var households = row.Whole("households", 0, 100_000);
        var parent = row.Id<GridId>("parent", "15 位网格编码", "a grid code of 15 digits", required: false);
        var from = row.Date("from", check.Today) ?? check.Today;
        if (code is not { } grid)
        {
            return;
        }

        if (!lines.TryAdd(grid, (row.Line, level)))
        {
            ImportCheck.Duplicate(row, "code", lines[grid].Line);
        }

        if (parent is { } above)
        {
            parents.Add((row, grid, above, level));
        }

        var worker = await Worker(row, check);
        if (village is { } at && name is not null && level is { } l && setting is { } s && households is { } h)
        {
            planned.Add(PlannedCommand.Ready(row.Line, at, grid.Stream, new RegisterGrid(name, l, s, h, from, parent)));
            if (worker is not null)
            {
                planned.Add(PlannedCommand.Ready(row.Line, at, grid.Stream, worker));
            }
        }
    }

    private static async Task<AssignGridWorker?> Worker(FieldReader row, ImportCheck check)
    {
        var kind = row.Choice("workerKind", Workers, required: false);
        var from = row.Date("workerFrom", check.Today);
        var number = row.Raw("workerIdNumber");
        if (row.Raw("workerKind") is null != row.Raw("workerFrom") is null || (number is not null && row.Raw("workerKind") is null))
        {
            row.Fault("workerFrom", "required", "网格员类别与上岗日期须同时填写。", "A worker needs both a kind and a first day.");
            return null;
        }

        if (number is null)
        {
            return kind is { } k && from is { } f ? new AssignGridWorker(k, f) : null;
        }

        if (PersonFile.Number(row, "workerIdNumber", number) is not { } valid)
        {
            return null;
        }

        if (await check.Grains.Identity().Find(new PlainText(valid.Value)) is not { } person)
        {
            row.Fault("workerIdNumber", "unknown-person", "此人尚未录入；请先导入人员。", "This person was not entered before. Import persons first.");
            return null;
        }

        if (await check.Grains.Person(person).Read() is { Erased: true })
        {
            PersonFile.Erased(row, "workerIdNumber");
            return null;
        }

        return kind is { } given && from is { } first ? new AssignGridWorker(given, first, null, person) : null;
    }
}
