using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Villages.SqlServer.Tests.Checking;

/// <summary>A text and what is sent with it: no parameter missing, none too many, the columns that are expected.</summary>
internal sealed class TextRules : TSqlFragmentVisitor
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private SelectStatement? _last;

    public static IReadOnlyList<string> Of(SqlText text, IReadOnlyDictionary<string, string[]> tables)
    {
        var problems = new List<string>();
        var fragment = TSqlChecker.Parse(text.Name, text.Text, problems);
        if (problems.Count > 0)
        {
            return problems;
        }

        problems.AddRange(StatementRules.Of(text.Name, fragment));
        problems.AddRange(ColumnRules.Of(text.Name, fragment, tables, text.Parameters));
        var rules = new TextRules();
        fragment.Accept(rules);
        var sent = text.Parameters.Select(parameter => parameter.Split(' ')[0]).ToArray();
        problems.AddRange(rules.Missing(sent).Select(parameter => $"{text.Name}: {parameter} is not sent along."));
        problems.AddRange(sent.Except(rules._used).Select(parameter => $"{text.Name}: {parameter} is sent and not used."));
        if (text.Columns is not null && !text.Columns.SequenceEqual(rules.Columns()))
        {
            problems.Add($"{text.Name}: gives ({string.Join(", ", rules.Columns())}), expected ({string.Join(", ", text.Columns)}).");
        }

        return problems;
    }

    public override void Visit(VariableReference node) => _used.Add(node.Name);

    public override void Visit(DeclareVariableElement node) => _declared.Add(node.VariableName.Value);

    public override void Visit(DeclareTableVariableBody node) => _declared.Add(node.VariableName.Value);

    // The name before the equals sign belongs to the procedure that is called.
    public override void ExplicitVisit(ExecuteParameter node) => node.ParameterValue.Accept(this);

    public override void Visit(SelectStatement node)
    {
        if (node.QueryExpression is QuerySpecification { SelectElements: [not SelectSetVariable, ..] })
        {
            _last = node;
        }
    }

    private IEnumerable<string> Missing(string[] sent) => _used.Except(_declared).Except(sent);

    /// <summary>Names of the last result's columns; an unnamed one is empty.</summary>
    private IEnumerable<string> Columns() => _last?.QueryExpression is QuerySpecification query
        ? query.SelectElements.OfType<SelectScalarExpression>().Select(element =>
            element.ColumnName?.Value ?? (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value ?? "")
        : [];
}
