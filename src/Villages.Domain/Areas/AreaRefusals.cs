namespace Villages.Domain.Areas;

public static class AreaRefusals
{
    public static Refusal Amount(int count) => new("areas.amount", RefusalKind.Invalid, new Text(
        $"一次可登记 1 至 {RegisterAreas.MaximumRows} 个区划，收到 {count} 个。",
        $"One command registers 1 to {RegisterAreas.MaximumRows} areas; this one has {count}."), "$.rows");

    public static Refusal Malformed(string code) => new("areas.malformed-code", RefusalKind.Invalid, new Text(
        $"“{code}”不是 2、4、6、9 或 12 位区划代码。", $"'{code}' is not an area code of 2, 4, 6, 9 or 12 digits."), "$.code");

    public static Refusal UnknownCode(AreaCode code, DateOnly on) => new("areas.unknown-code", RefusalKind.Missing, new Text(
        $"{on:yyyy-MM-dd} 的登记册中没有区划 {code}。", $"The register has no area {code} on {on:yyyy-MM-dd}."), "$.code");

    public static Refusal DuplicateCode(AreaCode code) => new("areas.duplicate-code", RefusalKind.Conflict, new Text(
        $"区划代码 {code} 重复，或已以其他名称登记。", $"Area code {code} is given twice, or stands already under another name."), "$.rows");

    public static Refusal WrongLevel(AreaCode code, AreaCode scope) => new("areas.wrong-level", RefusalKind.Invalid, new Text(
        $"区划 {code} 不属于登记册 {scope}。", $"Area {code} does not belong into register {scope}."), "$.code");

    public static Refusal MissingParent(AreaRow row) => new("areas.missing-parent", RefusalKind.Rule, new Text(
        $"区划 {row.Code} 的上级 {row.Parent} 未登记。", $"The parent {row.Parent} of area {row.Code} is not registered."), "$.rows");

    public static Refusal ParentMismatch(AreaRow row) => new("areas.parent-mismatch", RefusalKind.Invalid, new Text(
        $"区划 {row.Code} 的上级应为 {row.Code.Parent}，不是 {row.Parent}。", $"The parent of area {row.Code} is {row.Code.Parent}, not {row.Parent}."), "$.rows");

    public static Refusal NameMissing(AreaCode code) => new("areas.name", RefusalKind.Invalid, new Text(
        $"区划 {code} 的名称须为 1 至 60 个字符。", $"The name of area {code} has 1 to 60 characters."), "$.name");

    public static Refusal FutureDate(DateOnly date, string path) => new("areas.future-date", RefusalKind.Invalid, new Text(
        $"日期 {date:yyyy-MM-dd} 在将来。", $"{date:yyyy-MM-dd} lies in the future."), path);

    public static Refusal HasChildren(AreaCode code, AreaCode child) => new("areas.has-children", RefusalKind.Rule, new Text(
        $"区划 {code} 下仍有 {child}，请先撤销下级。", $"Area {code} still holds {child}; close what is below it first."), "$.code");

    public static Refusal WrongSuccessor(AreaCode successor) => new("areas.successor", RefusalKind.Invalid, new Text(
        $"{successor} 不能作为承接区划：须为同级且存续的另一区划。", $"{successor} cannot succeed: a successor is another standing area of the same level."), "$.successor");
}
