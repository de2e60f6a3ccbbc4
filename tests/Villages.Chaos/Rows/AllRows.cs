namespace Villages.Chaos.Rows;

/// <summary>Every row, in the order in which a tier runs them.</summary>
internal static class AllRows
{
    public static IEnumerable<string> Names => Create().Select(row => row.Name);

    public static IReadOnlyList<IRow> Create() =>
    [
        new QuietRow(), new PlantedRow(), new KillRow(), new FreezeRow(), new DatabaseRestartRow(), new RollingRestartRow(), new ClusterDownRow(),
        new LostAcknowledgementRow(), new DuplicatesRow(), new SlowDatabaseRow(), new DiskFullRow(), new OutageRow(), new TicksRow(),
    ];
}
