using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Villages.SqlServer.Tests.Checking;

/// <summary>
/// Checks scripts and statements against T-SQL 160 without a server: syntax by ScriptDom, names by DacFx, and by own rules what both let pass.
/// Not checked, because nothing offline can: types in comparisons (<c>int = 'abc'</c>), NULL into NOT NULL, locking, collations, rights, plans.
/// </summary>
internal static class TSqlChecker
{
    /// <summary>Names the model cannot know: the file that describes the system's own objects is not in the package source.</summary>
    private static readonly string[] System = ["[sys].[sp_getapplock]", "[sys].[databases]", "[sys].[dm_exec_sessions]"];

    public static CheckReport Check(IEnumerable<SqlScript> scripts, IEnumerable<SqlText> texts)
    {
        var read = scripts.Select(ScriptReading.Of).ToArray();
        var queries = read.SelectMany(script => script.Queries).ToArray();
        var all = texts.Concat(read.SelectMany(script => script.Data)).Concat(OrleansContract.Apply(queries, out var broken)).ToArray();
        var tables = read.SelectMany(script => script.Columns).DistinctBy(table => table.Key).ToDictionary();
        List<string> problems =
        [
            .. read.SelectMany(script => script.Problems),
            .. read.Where(script => script.Parsed is not null).SelectMany(script => ColumnRules.Of(script.Name, script.Parsed!, tables)),
            .. broken,
            .. all.SelectMany(text => TextRules.Of(text, tables)),
        ];
        if (problems.Count == 0)
        {
            problems.AddRange(Resolve(read.SelectMany(script => script.Objects), all));
        }

        return new CheckReport(problems, read.Sum(script => script.Objects.Count), all.Length);
    }

    /// <summary>Parses, or says where the text stops being T-SQL.</summary>
    internal static TSqlFragment Parse(string name, string text, ICollection<string> problems)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        foreach (var error in errors)
        {
            problems.Add($"{name}({error.Line},{error.Column}): {error.Number} {error.Message}");
        }

        return fragment;
    }

    private static IEnumerable<string> Resolve(IEnumerable<string> objects, IEnumerable<SqlText> texts)
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions { Collation = "Chinese_PRC_CI_AS" });
        foreach (var ddl in objects)
        {
            model.AddObjects(ddl);
        }

        foreach (var (place, text) in texts.Index())
        {
            var parameters = string.Join(", ", text.Parameters);
            model.AddObjects($"CREATE PROCEDURE [check {place} {text.Name.Replace(']', ' ')}] {parameters} AS BEGIN\n{text.Text}\nEND");
        }

        return [.. model.Validate()
            .Where(message => message.Number != 71502 || !System.Any(name => message.Message.Contains(name, StringComparison.OrdinalIgnoreCase)))
            .Select(message => $"{message.Prefix}{message.Number}: {message.Message}")];
    }
}
