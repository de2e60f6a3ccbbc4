using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Villages.SqlServer.Tests.Checking;

/// <summary>What ScriptDom and DacFx let pass: counts of columns, functions that do not exist, impossible lengths, statements that nobody has thought of.</summary>
internal sealed class StatementRules(string name) : TSqlFragmentVisitor
{
    private static readonly Type[] Known =
    [
        typeof(CreateTableStatement), typeof(CreateIndexStatement), typeof(CreateProcedureStatement), typeof(CreateTypeTableStatement), typeof(CreateViewStatement),
        typeof(SelectStatement), typeof(InsertStatement), typeof(UpdateStatement), typeof(DeleteStatement), typeof(TruncateTableStatement), typeof(ExecuteStatement),
        typeof(DeclareVariableStatement), typeof(DeclareTableVariableStatement), typeof(SetVariableStatement), typeof(PredicateSetStatement),
        typeof(SetTransactionIsolationLevelStatement), typeof(SetCommandStatement),
        typeof(BeginEndBlockStatement), typeof(IfStatement), typeof(TryCatchStatement), typeof(ThrowStatement), typeof(ReturnStatement),
        typeof(BeginTransactionStatement), typeof(CommitTransactionStatement), typeof(RollbackTransactionStatement),
    ];

    private static readonly string[] Functions =
        ["COUNT", "MAX", "ISNULL", "LEN", "DATALENGTH", "SYSUTCDATETIME", "ERROR_NUMBER", "OBJECT_ID", "DB_ID", "DB_NAME", "CONCAT", "DATEDIFF"];

    private static readonly string[] Globals = ["@@ROWCOUNT", "@@TRANCOUNT", "@@SPID"];

    private readonly List<string> _problems = [];

    public static IReadOnlyList<string> Of(string name, TSqlFragment fragment)
    {
        var rules = new StatementRules(name);
        fragment.Accept(rules);
        return rules._problems;
    }

    public override void Visit(TSqlStatement node)
    {
        if (!Known.Contains(node.GetType()))
        {
            Report(node, $"{node.GetType().Name} is not handled by the check.");
        }
    }

    public override void Visit(ExecuteStatement node)
    {
        if (node.ExecuteSpecification.ExecutableEntity is not ExecutableProcedureReference procedure
            || procedure.ProcedureReference.ProcedureReference?.Name.BaseIdentifier.Value is null or "sp_executesql")
        {
            Report(node, "a text put together while it runs cannot be checked.");
        }
    }

    public override void Visit(InsertSpecification node)
    {
        if (node.OutputIntoClause is { } output && output.IntoTableColumns.Count != output.SelectColumns.Count)
        {
            Report(node, $"OUTPUT of {output.SelectColumns.Count} columns into {output.IntoTableColumns.Count}.");
        }

        foreach (var count in Counts(node.InsertSource).Where(count => count != node.Columns.Count))
        {
            Report(node, node.Columns.Count == 0 ? "INSERT names no columns." : $"INSERT names {node.Columns.Count} columns and gets {count}.");
        }
    }

    public override void Visit(FunctionCall node)
    {
        if (node.CallTarget is null && !Functions.Contains(node.FunctionName.Value, StringComparer.OrdinalIgnoreCase))
        {
            Report(node, $"function {node.FunctionName.Value} is not on the list of known ones.");
        }
    }

    public override void Visit(GlobalVariableExpression node)
    {
        if (!Globals.Contains(node.Name, StringComparer.OrdinalIgnoreCase))
        {
            Report(node, $"{node.Name} is not on the list of known ones.");
        }
    }

    public override void Visit(SqlDataTypeReference node)
    {
        var most = node.SqlDataTypeOption is SqlDataTypeOption.NVarChar or SqlDataTypeOption.NChar ? 4000
            : node.SqlDataTypeOption is SqlDataTypeOption.VarChar or SqlDataTypeOption.Char or SqlDataTypeOption.VarBinary or SqlDataTypeOption.Binary ? 8000
            : int.MaxValue;
        if (node.Parameters is [IntegerLiteral length, ..] && int.Parse(length.Value, CultureInfo.InvariantCulture) > most)
        {
            Report(node, $"{node.SqlDataTypeOption}({length.Value}) is longer than {most}.");
        }
    }

    private static IEnumerable<int> Counts(InsertSource source) => source switch
    {
        ValuesInsertSource values => values.RowValues.Select(row => row.ColumnValues.Count),
        SelectInsertSource { Select: QuerySpecification query } => [query.SelectElements.Count],
        _ => [-1],
    };

    private void Report(TSqlFragment at, string problem) => _problems.Add($"{name}({at.StartLine}): {problem}");
}
