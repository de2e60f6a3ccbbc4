using Villages.Domain;
using Villages.Domain.Areas;

namespace Villages.Host.Imports;

/// <summary>Rows of the administrative register; parents may stand anywhere in the file.</summary>
internal static class AreaFile
{
    /// <summary>Stands for "before anything recorded here"; the register's files carry no founding days.</summary>
    private static readonly DateOnly Founding = new(1949, 10, 1);

    private static readonly Dictionary<string, int[]> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["province"] = [2], ["省"] = [2],
        ["city"] = [4], ["市"] = [4],
        ["county"] = [6], ["县"] = [6],
        ["town"] = [9], ["township"] = [9], ["乡"] = [9],
        ["village"] = [12], ["community"] = [12], ["村"] = [12], ["社区"] = [12],
    };

    public static Task<IReadOnlyList<PlannedCommand>> Check(IReadOnlyList<FieldReader> rows, ImportCheck check)
    {
        var lines = new Dictionary<AreaCode, int>(rows.Count);
        var read = new List<(FieldReader Row, AreaRow Area)>(rows.Count);
        foreach (var row in rows)
        {
            if (Read(row, check, lines) is { } area)
            {
                read.Add((row, area));
            }
        }

        foreach (var (row, area) in read)
        {
            if (area.Parent != AreaCode.Nation && !lines.ContainsKey(area.Parent) && !check.Tree.Knows(area.Parent))
            {
                row.Fault("parent", "missing-parent", $"上级 {area.Parent} 既不在文件中，也不在登记册中。", $"The parent {area.Parent} is neither in the file nor in the register.");
            }
        }

        return Task.FromResult<IReadOnlyList<PlannedCommand>>([.. read
            .GroupBy(r => RegisterScope.Of(r.Area.Code))
            .SelectMany(register => register.Chunk(RegisterAreas.MaximumRows).Select(chunk => PlannedCommand.Ready(
                chunk[0].Row.Line, register.Key, RegisterScope.Stream(register.Key), new RegisterAreas([.. chunk.Select(r => r.Area)]))))
            .OrderBy(command => command.Line)]);
    }

    private static AreaRow? Read(FieldReader row, ImportCheck check, Dictionary<AreaCode, int> lines)
    {
        var code = row.Area("code");
        var name = row.Text("name", 60);
        var from = row.Date("from", check.Today) ?? Founding;
        var parent = row.Area("parent", required: false);
        if (row.Raw("level") is { } level && (!Levels.TryGetValue(level, out var digits) || (code is { } c && !digits.Contains(c.Value.Length))))
        {
            row.Fault("level", "wrong-level", $"级别“{level}”与代码不符。", $"The level \"{level}\" does not fit the code.");
        }

        if (code is not { } area)
        {
            return null;
        }

        if (area == AreaCode.Nation)
        {
            row.Fault("code", "wrong-level", "全国不登记。", "The nation is not registered.");
            return null;
        }

        if (parent is not null && parent != area.Parent && !(parent == AreaCode.Nation && area.Value.Length == 2))
        {
            row.Fault("parent", "wrong-parent", $"{area} 的上级应为 {area.Parent}。", $"The parent of {area} is {area.Parent} by its code.");
        }

        if (!lines.TryAdd(area, row.Line))
        {
            ImportCheck.Duplicate(row, "code", lines[area]);
            return null;
        }

        var standing = check.Tree.Find(area, check.Today);
        if (standing is null ? !check.InScope(area) : standing.Name != name && !check.InScope(area))
        {
            row.Fault("code", "outside-your-area", $"{area} 不在您的管辖范围内。", $"{area} lies outside the areas you may write in.");
        }
        else if (standing is not null && name is not null && standing.Name != name)
        {
            row.Fault("name", "registered-otherwise", $"{area} 已登记为“{standing.Name}”；更名请用更名操作。", $"{area} is registered as \"{standing.Name}\". Rename it instead.");
        }

        return name is null ? null : new AreaRow(area, name, area.Parent, standing?.From ?? from);
    }
}
