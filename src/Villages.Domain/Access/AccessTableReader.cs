using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Villages.Domain.Access;

/// <summary>Reads the access table and reports everything that does not fit together: a role nobody knows, an operation without a row, a row twice.</summary>
public static class AccessTableReader
{
    private const string File = "access-table.json";
    private const string Everybody = "*";

    /// <returns>The table, or null with at least one fault.</returns>
    public static (AccessTable? Table, ImmutableArray<DataFault> Faults) Read(ReadOnlyMemory<byte> json, string file) => DataNode.Read(json, file, Table);

    internal static AccessTable BuiltIn()
    {
        using var stream = typeof(AccessTableReader).Assembly.GetManifestResourceStream(File)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var (table, faults) = Read(bytes, File);
        return table ?? throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    private static AccessTable Table(DataNode root)
    {
        root.Only("roles", "purposes", "exclusive", "operations", "streams", "fields", "fourEyes");
        var roles = Once(root, "roles", root.List("roles"), node => node.Only("code", "name", "bound").String("code", 40), node => new RoleEntry(node.Text("name"), node.Flag("bound")));
        foreach (var code in Roles.All.Except(roles.Keys).Concat(roles.Keys.Except(Roles.All)))
        {
            root.Report(".roles", $"角色“{code}”与代码不一致。", $"Role '{code}' is missing here or not known to this version.");
        }

        var purposes = Once(root, "purposes", root.List("purposes"), node => node.Only("code", "name").String("code", 40), node => node.Text("name"));
        var operations = Once(root, "operations", root.List("operations"), node => node.Only("operation", "purpose", "relations", "roles").Enum<Operation>("operation"), node => Row(node, purposes));
        foreach (var operation in Enum.GetValues<Operation>().Except(operations.Keys))
        {
            root.Report(".operations", $"操作“{operation}”没有行。", $"Operation '{operation}' has no row.");
        }

        var streams = Once(root, "streams", root.List("streams"), node => node.Only("kind", "operation").String("kind", 40), node => node.Enum<Operation>("operation"));
        var fields = Once(root, "fields", root.List("fields"), node => node.Only("field", "read", "write").String("field", 100), Field);
        var fourEyes = root.List("fourEyes").Select(node =>
            new FourEyes(node.Only("submits", "approves", "monthlyYuanAbove").Enum<Operation>("submits"), node.Enum<Operation>("approves"),
                node.Has("monthlyYuanAbove") ? node.Decimal("monthlyYuanAbove") : null));
        return new AccessTable(roles, purposes, operations.Values, streams, fields.Values, CodesOf(root, "exclusive"), [.. fourEyes]);
    }

    private static OperationRights Row(DataNode node, Dictionary<string, Text> purposes)
    {
        var purpose = node.String("purpose", 40);
        if (!purposes.ContainsKey(purpose))
        {
            node.Report(".purpose", "未知目的。", "Not a purpose of this table.");
        }

        return new OperationRights(node.Enum<Operation>("operation"), purpose, node.Values("relations", Relation).ToFrozenSet(), CodesOf(node, "roles"));
    }

    private static FieldRights Field(DataNode node) => new(
        node.String("field", 100), node.Has("read") ? CodesOf(node, "read") : null, node.Has("write") ? CodesOf(node, "write") : null);

    private static AreaRelation? Relation(string text) => text switch
    {
        "own" => AreaRelation.Own,
        "below" => AreaRelation.Below,
        "above" => AreaRelation.Above,
        "apart" => AreaRelation.Apart,
        _ => null,
    };

    private static FrozenSet<string> CodesOf(DataNode node, string member)
    {
        var codes = node.Values(member, text => text == Everybody || Roles.All.Contains(text) ? new Code(text) : (Code?)null).Select(code => code.Text).ToArray();
        return (codes.Contains(Everybody) ? Roles.All : codes).ToFrozenSet();
    }

    private static Dictionary<TKey, TValue> Once<TKey, TValue>(
        DataNode root, string member, ImmutableArray<DataNode> nodes, Func<DataNode, TKey> key, Func<DataNode, TValue> value)
        where TKey : notnull
    {
        var rows = new Dictionary<TKey, TValue>();
        foreach (var node in nodes)
        {
            if (key(node) is var name && !rows.TryAdd(name, value(node)))
            {
                root.Report($".{member}", $"“{name}”出现多次。", $"'{name}' stands more than once.");
            }
        }

        return rows;
    }

    private readonly record struct Code(string Text);
}
