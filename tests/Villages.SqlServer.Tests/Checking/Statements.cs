using System.Reflection;
using Villages.Journal;
using Villages.Journal.Schema;
using Villages.Journal.SqlServer;

namespace Villages.SqlServer.Tests.Checking;

/// <summary>Every text that the code sends to SQL Server, found where it is kept.</summary>
internal static class Statements
{
    private static readonly string[] Components = ["journal", "persons", "audit", "orleans"];

    /// <summary>Tables that no script makes but the runner of the scripts.</summary>
    public static IEnumerable<SqlScript> Histories { get; } = Components.Select(component =>
        new SqlScript($"history of {component}", SqlServerSchema.HistoryTable($"{component}_schema")));

    public static IReadOnlyList<SqlText> All { get; } =
    [
        .. typeof(IJournal).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(SqlServerStatement))
            .Select(field => Text($"{field.DeclaringType!.Name}.{field.Name}", (SqlServerStatement)field.GetValue(null)!)),
        new("the migration's lock", SchemaEngine.SqlServer.Lock!, []),
        new("the database's settings", SqlServerSchema.Database, [], ["name", "is_read_committed_snapshot_on"]),
        .. Components.SelectMany(component => Runner($"{component}_schema")),
    ];

    public static SqlText Named(string name) => All.Single(text => text.Name == name);

    private static SqlText Text(string name, SqlServerStatement statement) => new(name, statement.Text, [.. statement.Inputs.Select(input => input.Declaration)]);

    private static IEnumerable<SqlText> Runner(string table) =>
    [
        new($"making {table}", SchemaEngine.SqlServer.MakeHistory(table), []),
        new($"finding {table}", SchemaEngine.SqlServer.FindHistory(table), [], ["found"]),
        new($"reading {table}", SchemaEngine.ReadHistory(table), [], ["number", "digest"]),
        new($"writing {table}", SchemaEngine.WriteHistory(table, 1, "0001-journal.sql", new string('f', 64)), []),
    ];
}
