using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Villages.SqlServer.Tests.Checking;

/// <summary>One script taken apart: what it makes, the queries it stores for Orleans, the rows it inserts. Whatever is none of them is a problem.</summary>
internal sealed class ScriptReading
{
    private readonly SqlScript _script;

    private ScriptReading(SqlScript script) => _script = script;

    public string Name => _script.Name;

    /// <summary>Definitions, each in its original text.</summary>
    public List<string> Objects { get; } = [];

    /// <summary>Key and text of every row for <c>OrleansQuery</c>.</summary>
    public List<KeyValuePair<string, string>> Queries { get; } = [];

    public List<SqlText> Data { get; } = [];

    public List<string> Problems { get; } = [];

    /// <summary>Columns of tables and table types by their name.</summary>
    public Dictionary<string, string[]> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>The parsed script; null where it cannot be parsed.</summary>
    public TSqlScript? Parsed { get; private set; }

    public static ScriptReading Of(SqlScript script)
    {
        var reading = new ScriptReading(script);
        if (TSqlChecker.Parse(script.Name, script.Text, reading.Problems) is TSqlScript parsed && reading.Problems.Count == 0)
        {
            reading.Parsed = parsed;
            foreach (var batch in parsed.Batches)
            {
                reading.Take(batch);
            }

            reading.Problems.AddRange(StatementRules.Of(script.Name, parsed));
            reading.Problems.AddRange(KeyWidths.Of(script.Name, parsed));
        }

        return reading;
    }

    private void Take(TSqlBatch batch)
    {
        foreach (var statement in batch.Statements)
        {
            switch (statement)
            {
                case CreateProcedureStatement when batch.Statements.Count > 1:
                    Problems.Add($"{_script.Name}({statement.StartLine}): a procedure stands alone in its batch.");
                    break;
                case CreateTableStatement table:
                    Take(table, table.SchemaObjectName, table.Definition);
                    break;
                case CreateTypeTableStatement type:
                    Take(type, type.Name, type.Definition);
                    break;
                case CreateIndexStatement or CreateProcedureStatement or CreateViewStatement:
                    Objects.Add(Text(statement));
                    break;
                case InsertStatement insert when Target(insert) == "OrleansQuery":
                    TakeQueries(insert);
                    break;
                case InsertStatement:
                    Data.Add(new SqlText($"{_script.Name} line {statement.StartLine}", Text(statement), []));
                    break;
                default:
                    Problems.Add($"{_script.Name}({statement.StartLine}): {statement.GetType().Name} is not handled by the check.");
                    break;
            }
        }
    }

    private void Take(TSqlStatement statement, SchemaObjectName name, TableDefinition definition)
    {
        Objects.Add(Text(statement));
        Columns[name.BaseIdentifier.Value] = [.. definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value)];
    }

    private void TakeQueries(InsertStatement insert)
    {
        var rows = insert.InsertSpecification.InsertSource is ValuesInsertSource values ? values.RowValues : [];
        foreach (var row in rows)
        {
            if (row.ColumnValues is [StringLiteral key, StringLiteral text])
            {
                Queries.Add(new(key.Value, text.Value));
            }
            else
            {
                Unreadable(row);
            }
        }

        if (rows.Count == 0)
        {
            Unreadable(insert);
        }
    }

    private void Unreadable(TSqlFragment row) => Problems.Add($"{_script.Name}({row.StartLine}): rows of OrleansQuery are VALUES of two texts.");

    private string Text(TSqlFragment fragment) => _script.Text.Substring(fragment.StartOffset, fragment.FragmentLength);

    private static string? Target(InsertStatement insert) =>
        (insert.InsertSpecification.Target as NamedTableReference)?.SchemaObject.BaseIdentifier.Value;
}
