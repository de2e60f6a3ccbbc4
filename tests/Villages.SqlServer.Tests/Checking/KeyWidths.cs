using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Villages.SqlServer.Tests.Checking;

/// <summary>A key wider than 900 bytes (clustered) or 1,700 is accepted by the server and refused at the first row that fills it.</summary>
internal static class KeyWidths
{
    public static IEnumerable<string> Of(string name, TSqlScript script)
    {
        var statements = script.Batches.SelectMany(batch => batch.Statements).ToArray();
        var tables = statements.OfType<CreateTableStatement>()
            .DistinctBy(table => table.SchemaObjectName.BaseIdentifier.Value)
            .ToDictionary(table => table.SchemaObjectName.BaseIdentifier.Value, table => table.Definition);
        foreach (var (table, definition) in tables)
        {
            var keys = definition.TableConstraints.OfType<UniqueConstraintDefinition>()
                .Select(key => (Clustered: IsClustered(key), Names: key.Columns.Select(column => Name(column.Column)).ToArray()))
                .Concat(definition.ColumnDefinitions.SelectMany(column => column.Constraints.OfType<UniqueConstraintDefinition>()
                    .Select(key => (Clustered: IsClustered(key), Names: new[] { column.ColumnIdentifier.Value }))));
            foreach (var key in keys)
            {
                foreach (var problem in Judge(name, table, definition, key.Names, key.Clustered))
                {
                    yield return problem;
                }
            }
        }

        foreach (var index in statements.OfType<CreateIndexStatement>())
        {
            var table = index.OnName.BaseIdentifier.Value;
            var names = index.Columns.Select(column => Name(column.Column)).ToArray();
            foreach (var problem in tables.TryGetValue(table, out var definition) ? Judge(name, table, definition, names, index.Clustered ?? false) : [])
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> Judge(string name, string table, TableDefinition definition, string[] columns, bool clustered)
    {
        var width = definition.ColumnDefinitions.Where(column => columns.Contains(column.ColumnIdentifier.Value)).Sum(column => Width(column.DataType));
        var most = clustered ? 900 : 1700;
        return width > most ? [$"{name}: the key ({string.Join(", ", columns)}) of {table} may have {width} bytes, more than {most}."] : [];
    }

    private static bool IsClustered(UniqueConstraintDefinition key) => key.Clustered ?? key.IsPrimaryKey;

    private static string Name(ColumnReferenceExpression column) => column.MultiPartIdentifier.Identifiers[^1].Value;

    private static long Width(DataTypeReference type)
    {
        if (type is not SqlDataTypeReference known)
        {
            return 0;
        }

        var length = known.Parameters is [IntegerLiteral literal, ..] ? long.Parse(literal.Value, CultureInfo.InvariantCulture)
            : known.Parameters is [MaxLiteral] ? int.MaxValue
            : 1;
        return known.SqlDataTypeOption switch
        {
            SqlDataTypeOption.NVarChar or SqlDataTypeOption.NChar => 2 * length,
            SqlDataTypeOption.VarChar or SqlDataTypeOption.Char or SqlDataTypeOption.VarBinary or SqlDataTypeOption.Binary => length,
            SqlDataTypeOption.UniqueIdentifier => 16,
            _ => 8,
        };
    }
}
