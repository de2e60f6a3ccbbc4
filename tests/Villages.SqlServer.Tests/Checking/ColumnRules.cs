using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Villages.SqlServer.Tests.Checking;

/// <summary>
/// Columns that are named with an alias: the alias exists, and what it stands for has the column. DacFx leaves a whole statement alone as soon as a table in it is
/// a variable or a parameter, so this is the only check of such statements.
/// </summary>
internal sealed class ColumnRules : TSqlFragmentVisitor
{
    private readonly Dictionary<string, string[]> _known;
    private readonly Dictionary<string, string[]?> _aliases = new(StringComparer.Ordinal) { ["inserted"] = null, ["deleted"] = null };
    private readonly List<ColumnReferenceExpression> _columns = [];
    private readonly List<(TSqlFragment At, string Problem)> _problems = [];

    private ColumnRules(IReadOnlyDictionary<string, string[]> tables) => _known = new(tables, StringComparer.Ordinal);

    /// <param name="tables">Columns of tables and table types by their name.</param>
    /// <param name="parameters">Declarations; those of a procedure are found by themselves.</param>
    public static IEnumerable<string> Of(string name, TSqlFragment fragment, IReadOnlyDictionary<string, string[]> tables, params IEnumerable<string> parameters)
    {
        var rules = new ColumnRules(tables);
        foreach (var parameter in parameters.Select(declaration => declaration.Split(' ')).Where(parts => parts[^1] == "READONLY"))
        {
            rules.Give(fragment, parameter[0], parameter[1]);
        }

        fragment.Accept(new Declarations(rules));
        fragment.Accept(rules);
        rules.Judge();
        return rules._problems.Select(problem => $"{name}({problem.At.StartLine}): {problem.Problem}");
    }

    public override void Visit(NamedTableReference node) => Alias(node, node.Alias?.Value, node.SchemaObject.BaseIdentifier.Value);

    public override void Visit(VariableTableReference node)
    {
        if (!_known.ContainsKey(node.Variable.Name))
        {
            _problems.Add((node, $"{node.Variable.Name} is no table."));
        }

        Alias(node, node.Alias?.Value, node.Variable.Name);
    }

    public override void Visit(QueryDerivedTable node) => _aliases[node.Alias.Value] = node.Columns.Count > 0
        ? [.. node.Columns.Select(column => column.Value)]
        : Names(node.QueryExpression);

    public override void Visit(ColumnReferenceExpression node) => _columns.Add(node);

    public override void Visit(InsertSpecification node) => Target(node.Target, node.Columns);

    public override void Visit(OutputIntoClause node) => Target(node.IntoTable, node.IntoTableColumns);

    public override void Visit(QuerySpecification node) => Bare(node, node.FromClause, []);

    public override void Visit(UpdateSpecification node)
    {
        var set = node.SetClauses.OfType<AssignmentSetClause>().Select(clause => clause.Column).Where(column => column is not null).ToArray();
        Bare(node, node.FromClause, set);
        Target(node.Target, set);
    }

    public override void Visit(DeleteSpecification node) => Bare(node, node.FromClause, []);

    private void Bare(TSqlFragment node, FromClause? from, IReadOnlyCollection<ColumnReferenceExpression> known)
    {
        var variables = new VariableTables();
        from?.Accept(variables);
        var columns = new Columns();
        node.Accept(columns);
        foreach (var column in variables.Any ? columns.Bare.Except(known) : [])
        {
            _problems.Add((column, $"beside a table that is a variable, {column.MultiPartIdentifier.Identifiers[0].Value} needs an alias."));
        }
    }

    private void Target(TableReference target, IEnumerable<ColumnReferenceExpression> columns)
    {
        var table = target switch
        {
            NamedTableReference named => named.SchemaObject.BaseIdentifier.Value,
            VariableTableReference variable => variable.Variable.Name,
            _ => "",
        };
        foreach (var column in columns.Where(column => _known.TryGetValue(table, out var known) && !known.Contains(column.MultiPartIdentifier.Identifiers[^1].Value)))
        {
            _problems.Add((column, $"{table} has no column {column.MultiPartIdentifier.Identifiers[^1].Value}."));
        }
    }

    private void Alias(TSqlFragment at, string? alias, string table)
    {
        var columns = _known.GetValueOrDefault(table);
        if (!_aliases.TryAdd(alias ?? table, columns) && _aliases[alias ?? table] != columns)
        {
            _problems.Add((at, $"the alias {alias} stands for two tables."));
        }
    }

    private void Judge()
    {
        foreach (var column in _columns.Where(column => column.MultiPartIdentifier?.Count == 2))
        {
            var (alias, name) = (column.MultiPartIdentifier.Identifiers[0].Value, column.MultiPartIdentifier.Identifiers[1].Value);
            if (!_aliases.TryGetValue(alias, out var columns))
            {
                _problems.Add((column, $"{alias}.{name}: nothing is called {alias}."));
            }
            else if (columns is not null && !columns.Contains(name))
            {
                _problems.Add((column, $"{alias}.{name}: there is no such column."));
            }
        }
    }

    /// <returns>What a query calls its columns, or null when it does not say so of each.</returns>
    private static string[]? Names(QueryExpression query)
    {
        if (query is BinaryQueryExpression both)
        {
            return Names(both.FirstQueryExpression);
        }

        if (query is not QuerySpecification select)
        {
            return null;
        }

        string[] names =
        [
            .. select.SelectElements.OfType<SelectScalarExpression>()
                .Select(element => element.ColumnName?.Value ?? (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value).OfType<string>(),
        ];
        return names.Length == select.SelectElements.Count ? names : null;
    }

    private void Give(TSqlFragment at, string variable, string type)
    {
        if (!_known.TryGetValue(type, out var columns))
        {
            _problems.Add((at, $"{type} of {variable} is no type of tables."));
        }

        _known[variable] = columns ?? [];
    }

    private sealed class Declarations(ColumnRules rules) : TSqlFragmentVisitor
    {
        public override void Visit(ProcedureParameter node)
        {
            if (node.DataType is UserDataTypeReference type)
            {
                rules.Give(node, node.VariableName.Value, type.Name.BaseIdentifier.Value);
            }
        }

        public override void Visit(DeclareTableVariableBody node) =>
            rules._known[node.VariableName.Value] = [.. node.Definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value)];
    }

    private sealed class VariableTables : TSqlFragmentVisitor
    {
        public bool Any { get; private set; }

        public override void Visit(VariableTableReference node) => Any = true;
    }

    private sealed class Columns : TSqlFragmentVisitor
    {
        public List<ColumnReferenceExpression> Bare { get; } = [];

        public override void Visit(ColumnReferenceExpression node)
        {
            if (node.MultiPartIdentifier?.Count == 1)
            {
                Bare.Add(node);
            }
        }
    }
}
