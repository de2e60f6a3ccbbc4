using System.Collections.Frozen;
using Villages.Domain;

namespace Villages.Host.Imports;

/// <summary>One column of a file.</summary>
/// <param name="Name">What stands in the header; the Chinese title does as well.</param>
/// <param name="Form">What a field holds, for the documentation.</param>
public sealed record ImportColumn(string Name, string Chinese, bool Required, string Form);

/// <summary>The columns of one kind of file, in any order. A header with an unknown, repeated or missing required column is refused.</summary>
public sealed record ImportColumns(ImportKind Kind, IReadOnlyList<ImportColumn> Items)
{
    public static ImportColumns Areas { get; } = new(ImportKind.Areas,
    [
        new("code", "代码", true, "statistical code of 2, 4, 6, 9 or 12 digits"),
        new("name", "名称", true, "at most 60 characters"),
        new("level", "级别", false, "province city county town village, or 省 市 县 乡 村; checked against the code"),
        new("parent", "上级代码", false, "code of the enclosing area; checked against the code"),
        new("from", "设立日期", false, "first day as YYYY-MM-DD; 1949-10-01 when left out"),
    ]);

    public static ImportColumns Persons { get; } = new(ImportKind.Persons,
    [
        new("idNumber", "身份证号", true, "18 characters with a right check digit; a person with several tenures has several rows"),
        new("name", "姓名", true, "at most 60 characters, the same in every row of a person"),
        new("organisation", "任职单位代码", true, "12-digit code of the village or community"),
        new("position", "职务", true, "secretary director deputySecretary deputyDirector committeeMember clerk gridWorker, or 书记 主任 副书记 副主任 委员 文书 网格员"),
        new("from", "任职日期", true, "first day in the post as YYYY-MM-DD"),
        new("to", "离任日期", false, "last day in the post; empty while in office"),
        new("reason", "离任原因", false, "termEnded resigned relieved dismissed transferred died, or 届满 辞职 免职 撤职 调动 死亡; required with a last day"),
        new("removedForViolation", "因违纪违法", false, "true or false, 是 or 否; false when left out"),
        new("phone", "电话", false, "5 to 20 digits, blanks, dashes, a leading plus"),
    ]);

    public static ImportColumns Readings { get; } = new(ImportKind.Readings,
    [
        new("area", "单位代码", true, "12-digit code of the village or community"),
        new("period", "周期", true, "2025, 2025-Q3 or 2025-03"),
        new("indicator", "指标", true, "id of an indicator in a rulebook of the county"),
        new("score", "分值", false, "number within the indicator's range, at most 4 decimals; empty for a vote"),
        new("good", "好", false, "valid ballots 好; a vote fills all four"),
        new("ratherGood", "较好", false, "valid ballots 较好"),
        new("average", "一般", false, "valid ballots 一般"),
        new("poor", "差", false, "valid ballots 差"),
        new("observedOn", "采集日期", true, "day of the observation as YYYY-MM-DD, not in the future"),
        new("source", "来源", false, "who reported it, at most 80 of a-z A-Z 0-9 . _ -; derived from the file when left out"),
        new("sequence", "序号", false, "number within the source, from 1; the line of the file when left out"),
        new("evidence", "依据", false, "document number or address, at most 200 characters"),
        new("rater", "评价主体", false, "rater group, where an indicator has several"),
    ]);

    public static ImportColumns Grids { get; } = new(ImportKind.Grids,
    [
        new("code", "网格编码", true, "15 digits: the village's 12 and a number of 3"),
        new("name", "名称", true, "at most 60 characters"),
        new("level", "级别", true, "1 village or community, 2 estate or natural village, 3 buildings or a cluster of households"),
        new("setting", "城乡", true, "urban or rural, 城区 or 农村"),
        new("households", "户数", true, "0 to 100000"),
        new("parent", "上级网格", false, "code of the grid one level up in the same village"),
        new("from", "设立日期", false, "first day as YYYY-MM-DD; today when left out"),
        new("workerKind", "网格员类别", false, "fullTimeUrban fullTimeRural communityAssistant ruralLiaison, or 城区专职 农村专职 社区网格助理员 农村网格联络员"),
        new("workerFrom", "网格员上岗日期", false, "first day of the worker; required with a kind"),
        new("workerIdNumber", "网格员身份证号", false, "of a person entered before; empty for a funded vacancy"),
    ]);

    public static ImportColumns Centres { get; } = new(ImportKind.Centres,
    [
        new("id", "编号", true, "the village's 12 digits, a dash and a number of 2"),
        new("form", "类别", true, "centre or station, 中心 or 服务站"),
        new("name", "名称", true, "at most 60 characters"),
        new("squareMetres", "面积", true, "above 0 up to 100000, at most 2 decimals"),
        new("address", "地址", false, "at most 200 characters"),
        new("from", "启用日期", false, "first day as YYYY-MM-DD; today when left out"),
    ]);

    public static ImportColumns Of(ImportKind kind) => kind switch
    {
        ImportKind.Areas => Areas,
        ImportKind.Persons => Persons,
        ImportKind.Readings => Readings,
        ImportKind.Grids => Grids,
        _ => Centres,
    };

    /// <summary>Place of each column in the rows, by name; a refusal names the first column that is unknown, repeated or missing.</summary>
    public Outcome<FrozenDictionary<string, int>> Places(IReadOnlyList<string> header)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            var title = header[i].Trim();
            var column = Items.FirstOrDefault(c => c.Name.Equals(title, StringComparison.OrdinalIgnoreCase) || c.Chinese == title);
            if (column is null)
            {
                // Without a header the first line is somebody.
                return ImportRefusals.UnknownColumn(new FaultList(Kind == ImportKind.Persons).Quotable(title) ?? $"#{i + 1}", Kind);
            }

            if (!places.TryAdd(column.Name, i))
            {
                return ImportRefusals.RepeatedColumn(column.Name);
            }
        }

        var missing = Items.FirstOrDefault(c => c.Required && !places.ContainsKey(c.Name));
        return missing is null ? places.ToFrozenDictionary(StringComparer.Ordinal) : ImportRefusals.MissingColumn(missing.Name, Kind);
    }
}
