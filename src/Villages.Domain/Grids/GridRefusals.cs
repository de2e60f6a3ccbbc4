namespace Villages.Domain.Grids;

public static class GridRefusals
{
    public static Refusal AlreadyRegistered(GridId grid) => new("grids.already-registered", RefusalKind.Conflict, new Text(
        $"网格 {grid} 已以其他内容登记。", $"Grid {grid} is registered already with other content."));

    public static Refusal NotRegistered(GridId grid) => new("grids.not-registered", RefusalKind.Missing, new Text(
        $"网格 {grid} 尚未登记。", $"Grid {grid} is not registered."));

    public static Refusal NameMissing() => new("grids.name", RefusalKind.Invalid, new Text(
        "网格名称须为 1 至 60 个字符。", "A grid's name has 1 to 60 characters."), "$.name");

    public static Refusal WrongLevel(int level) => new("grids.level", RefusalKind.Invalid, new Text(
        $"网格级别为 1、2 或 3，收到 {level}。", $"A grid has level 1, 2 or 3, not {level}."), "$.level");

    public static Refusal HouseholdsOutOfRange(int households) => new("grids.households", RefusalKind.Invalid, new Text(
        $"户数应在 0 至 100000 之间，收到 {households}。", $"Households lie between 0 and 100,000; {households} does not."), "$.households");

    public static Refusal WrongParent(GridId parent) => new("grids.parent", RefusalKind.Invalid, new Text(
        $"{parent} 不能作为上级网格：上级须在同一村（社区），一级网格没有上级。",
        $"{parent} cannot be the parent: a parent lies in the same village, and a grid of level 1 has none."), "$.parent");

    public static Refusal FutureDate(DateOnly date, string path) => new("grids.future-date", RefusalKind.Invalid, new Text(
        $"日期 {date:yyyy-MM-dd} 不在允许范围内。", $"{date:yyyy-MM-dd} lies outside the grid's life or more than {GridRule.LongestLeadDays} days ahead."), path);

    public static Refusal WorkerNotForSetting(GridWorkerKind worker, GridSetting setting) => new("grids.worker-not-for-setting", RefusalKind.Rule, new Text(
        $"该类网格员不能用于{(setting == GridSetting.Urban ? "城区" : "农村")}网格。",
        $"A worker of kind {worker} does not serve on a grid of setting {setting}."), "$.worker");

    public static Refusal EndsBeforeItBegins(DateOnly from, DateOnly to) => new("grids.ends-before-it-begins", RefusalKind.Invalid, new Text(
        $"结束日期 {to:yyyy-MM-dd} 早于开始日期 {from:yyyy-MM-dd}。", $"The assignment ends on {to:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}."), "$.to");

    public static Refusal OutsideGridsLife(GridId grid) => new("grids.outside-life", RefusalKind.Rule, new Text(
        $"任期超出网格 {grid} 的存续期间。", $"The assignment reaches outside the life of grid {grid}."), "$.from");

    public static Refusal Taken(GridAssignment taken) => new("grids.worker-taken", RefusalKind.Rule, new Text(
        $"自 {taken.From:yyyy-MM-dd} 起该网格已有网格员。", $"The grid has a worker from {taken.From:yyyy-MM-dd}{(taken.To is { } to ? $" to {to:yyyy-MM-dd}" : "")}."), "$.from");

    public static Refusal NoWorker(GridId grid, DateOnly on) => new("grids.no-worker", RefusalKind.Conflict, new Text(
        $"网格 {grid} 在 {on:yyyy-MM-dd} 没有网格员。", $"Grid {grid} has no worker on {on:yyyy-MM-dd}."), "$.to");

    public static Refusal ClosedAlready(DateOnly known) => new("grids.closed-already", RefusalKind.Conflict, new Text(
        $"网格已于 {known:yyyy-MM-dd} 撤销。", $"The grid ended on {known:yyyy-MM-dd}."), "$.lastDay");
}
