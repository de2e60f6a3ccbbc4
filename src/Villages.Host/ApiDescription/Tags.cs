namespace Villages.Host.ApiDescription;

/// <summary>Names of the groups of endpoints, in both languages.</summary>
internal static class Tags
{
    public const string Areas = "区划 Areas";
    public const string Centres = "服务站点 Service centres";
    public const string Grids = "网格 Grids";
    public const string People = "人员与干部 People and officials";
    public const string Readings = "指标数据 Readings";
    public const string Rulebooks = "规则 Rulebooks";
    public const string Cycles = "考核周期 Cycles";
    public const string Boards = "公示与异议 Boards and objections";
    public const string Imports = "导入 Imports";
    public const string Operations = "操作与命令 Operations and commands";
    public const string Accounts = "账号 Accounts";
    public const string Feed = "变更与实时 Changes and live";
    public const string Audit = "审计 Audit";

    public static IReadOnlyList<(string Name, string Description)> All { get; } =
    [
        (Areas, "省、市、县、乡镇、村（社区）。Provinces down to villages and communities."),
        (Centres, "党群服务中心与站点。Party–mass service centres and stations."),
        (Grids, "网格与网格员。Grids and grid workers."),
        (People, "人员、任职、荣誉、星级。Persons, tenures, honours, stars."),
        (Readings, "村级指标。Indicators of villages."),
        (Rulebooks, "县级规则文件。Rules adopted by counties."),
        (Cycles, "星级考核周期。Assessment cycles."),
        (Boards, "公示、异议与复核；查看公示和提出异议无需登录。Notices, objections, appeals; reading and objecting need no token."),
        (Imports, "CSV 文件导入。CSV files."),
        (Operations, "长操作与命令的结果。What became of operations and commands."),
        (Accounts, "账号、角色与停用。Accounts, their roles, suspension."),
        (Feed, "变更流与实时推送。The change feed and live streams."),
        (Audit, "谁在何时何地对谁做了什么。Who did what, to whom, when and from where."),
    ];
}
