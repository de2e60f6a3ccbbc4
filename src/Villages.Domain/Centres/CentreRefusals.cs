namespace Villages.Domain.Centres;

public static class CentreRefusals
{
    public static Refusal AlreadyRegistered(CentreId centre) => new("centres.already-registered", RefusalKind.Conflict, new Text(
        $"阵地 {centre} 已以其他内容登记。", $"Centre {centre} is registered already with other content."));

    public static Refusal NotRegistered(CentreId centre) => new("centres.not-registered", RefusalKind.Missing, new Text(
        $"阵地 {centre} 尚未登记。", $"Centre {centre} is not registered."));

    public static Refusal NameMissing() => new("centres.name", RefusalKind.Invalid, new Text(
        "名称须为 1 至 60 个字符，地址不超过 200 个字符。", "A name has 1 to 60 characters, an address at most 200."), "$.name");

    public static Refusal AreaOutOfRange(decimal squareMetres) => new("centres.area", RefusalKind.Invalid, new Text(
        $"面积应大于 0 且不超过 {CentreRule.LargestSquareMetres} 平方米，收到 {squareMetres}。",
        $"The floor area is above 0 and at most {CentreRule.LargestSquareMetres} m²; {squareMetres} is not."), "$.squareMetres");

    public static Refusal FutureDate(DateOnly date, string path) => new("centres.future-date", RefusalKind.Invalid, new Text(
        $"日期 {date:yyyy-MM-dd} 不在允许范围内。", $"{date:yyyy-MM-dd} lies in the future or before the centre opened."), path);

    public static Refusal ClosedAlready(DateOnly known) => new("centres.closed-already", RefusalKind.Conflict, new Text(
        $"阵地已于 {known:yyyy-MM-dd} 关闭。", $"The centre closed on {known:yyyy-MM-dd}."), "$.lastDay");
}
