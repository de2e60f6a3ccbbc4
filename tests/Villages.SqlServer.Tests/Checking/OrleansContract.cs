namespace Villages.SqlServer.Tests.Checking;

/// <summary>What Orleans 10.4's ADO.NET providers send with each stored query and read from its answer; <see cref="OrleansContractTests"/> measures it.</summary>
internal static class OrleansContract
{
    /// <summary>The longest text that the column for queries holds.</summary>
    private const int LongestText = 8000;

    private static readonly string[] Silo = ["@DeploymentId nvarchar(150)", "@Address varchar(45)", "@Port int", "@Generation int"];
    private static readonly string[] Grain =
    [
        "@GrainIdHash int", "@GrainIdN0 bigint", "@GrainIdN1 bigint", "@GrainTypeHash int", "@GrainTypeString nvarchar(512)",
        "@GrainIdExtensionString nvarchar(512)", "@ServiceId nvarchar(150)",
    ];

    private static readonly string[] Reminder = ["@ServiceId nvarchar(150)", "@GrainId varchar(150)"];
    private static readonly string[] Range = ["@ServiceId nvarchar(150)", "@BeginHash int", "@EndHash int"];
    private static readonly string[] Scalar = [""];
    private static readonly string[] ReminderRow = ["GrainId", "ReminderName", "StartTime", "Period", "Version"];
    private static readonly string[] SiloRow =
    [
        "DeploymentId", "Address", "Port", "Generation", "SiloName", "HostName", "Status", "ProxyPort", "SuspectTimes", "StartTime", "IAmAliveTime", "Version",
    ];

    /// <summary>By key: parameters as declarations, and the columns of the answer; null where there is none.</summary>
    public static IReadOnlyDictionary<string, (string[] Parameters, string[]? Columns)> Queries { get; } = new Dictionary<string, (string[], string[]?)>
    {
        ["WriteToStorageKey"] = ([.. Grain, "@GrainStateVersion int", "@PayloadBinary varbinary(max)"], ["NewGrainStateVersion"]),
        ["ReadFromStorageKey"] = (Grain, ["PayloadBinary", "Version"]),
        ["ClearStorageKey"] = ([.. Grain, "@GrainStateVersion int"], ["NewGrainStateVersion"]),
        ["UpsertReminderRowKey"] = ([.. Reminder, "@ReminderName nvarchar(150)", "@StartTime datetime2(7)", "@Period bigint", "@GrainHash int"], ["Version"]),
        ["ReadReminderRowsKey"] = (Reminder, ReminderRow),
        ["ReadReminderRowKey"] = ([.. Reminder, "@ReminderName nvarchar(150)"], ReminderRow),
        ["ReadRangeRows1Key"] = (Range, ReminderRow),
        ["ReadRangeRows2Key"] = (Range, ReminderRow),
        ["DeleteReminderRowKey"] = ([.. Reminder, "@ReminderName nvarchar(150)", "@Version int"], Scalar),
        ["DeleteReminderRowsKey"] = (["@ServiceId nvarchar(150)"], null),
        ["InsertMembershipVersionKey"] = (["@DeploymentId nvarchar(150)"], Scalar),
        ["InsertMembershipKey"] = (
            [.. Silo, "@SiloName nvarchar(150)", "@HostName nvarchar(150)", "@Status int", "@ProxyPort int", "@StartTime datetime2(7)", "@IAmAliveTime datetime2(7)", "@Version int"],
            Scalar),
        ["UpdateMembershipKey"] = ([.. Silo, "@Status int", "@SuspectTimes nvarchar(4000)", "@IAmAliveTime datetime2(7)", "@Version int"], Scalar),
        ["UpdateIAmAlivetimeKey"] = ([.. Silo, "@IAmAliveTime datetime2(7)"], null),
        ["GatewaysQueryKey"] = (["@DeploymentId nvarchar(150)", "@Status int"], ["Address", "ProxyPort", "Generation"]),
        ["MembershipReadRowKey"] = (Silo, SiloRow),
        ["MembershipReadAllKey"] = (["@DeploymentId nvarchar(150)"], SiloRow),
        ["DeleteMembershipTableEntriesKey"] = (["@DeploymentId nvarchar(150)"], null),
        ["CleanupDefunctSiloEntriesKey"] = (["@DeploymentId nvarchar(150)", "@IAmAliveTime datetime2(7)"], null),
    };

    /// <summary>The stored queries as texts with the parameters that Orleans sends; those that it sends in vain are left out.</summary>
    internal static IEnumerable<SqlText> Apply(IReadOnlyCollection<KeyValuePair<string, string>> stored, out IReadOnlyList<string> problems)
    {
        problems =
        [
            .. stored.Where(query => !Queries.ContainsKey(query.Key)).Select(query => $"{query.Key}: Orleans knows no query of this name."),
            .. stored.GroupBy(query => query.Key).Where(key => key.Count() > 1).Select(key => $"{key.Key}: stored {key.Count()} times."),
            .. stored.Where(query => query.Value.Length > LongestText).Select(query => $"{query.Key}: {query.Value.Length} characters, more than {LongestText}."),
        ];
        return [.. stored.Where(query => Queries.ContainsKey(query.Key)).Select(query => new SqlText(
            query.Key,
            query.Value,
            [.. Queries[query.Key].Parameters.Where(parameter => query.Value.Contains(parameter.Split(' ')[0], StringComparison.Ordinal))],
            Queries[query.Key].Columns ?? []))];
    }
}
