using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Villages.Grains.Hosting;

/// <summary>Compares the numbered scripts of <c>silo-config/database/&lt;engine&gt;/orleans</c>, built into this assembly, with the table <c>orleans_schema</c>.</summary>
internal sealed class OrleansSchema(DbConnection connection, string engine)
{
    /// <summary>Applies what is missing, each script in its own transaction, and gives the names.</summary>
    public async Task<IReadOnlyList<string>> Apply(CancellationToken cancellation)
    {
        await Execute("CREATE TABLE IF NOT EXISTS orleans_schema (number integer PRIMARY KEY, name text NOT NULL, digest text NOT NULL)", null, cancellation);
        var missing = Missing(await Applied(cancellation));
        foreach (var script in missing)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await Execute(script.Text, transaction, cancellation);
            await Execute(
                $"INSERT INTO orleans_schema (number, name, digest) VALUES ({script.Number}, '{script.Name}', '{script.Digest}')", transaction, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return [.. missing.Select(script => script.Name)];
    }

    /// <exception cref="InvalidOperationException">A script is missing, was changed, or is newer than this version.</exception>
    public async Task Check(CancellationToken cancellation)
    {
        Dictionary<int, string> applied;
        try
        {
            applied = await Applied(cancellation);
        }
        catch (DbException exception) when (exception.SqlState == "42P01")
        {
            applied = [];
        }

        if (Missing(applied) is [var first, ..])
        {
            throw new InvalidOperationException(
                $"The database lacks script '{first.Name}' of Orleans' tables. Run 'Villages.Host migrate' against it, then start again.");
        }
    }

    private List<Script> Missing(Dictionary<int, string> applied)
    {
        var scripts = Script.All(engine);
        if (applied.Keys.FirstOrDefault(number => number > scripts.Count) is > 0 and var unknown)
        {
            throw new InvalidOperationException(
                $"The database has script {unknown:D4} of Orleans' tables, this version knows {scripts.Count}. Start the newer version that applied it.");
        }

        return scripts.Find(script => applied.TryGetValue(script.Number, out var digest) && digest != script.Digest) is { } changed
            ? throw new InvalidOperationException($"Script '{changed.Name}' of Orleans' tables was applied with another text. Scripts never change; add a new one.")
            : scripts.FindAll(script => !applied.ContainsKey(script.Number));
    }

    private async Task<Dictionary<int, string>> Applied(CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, digest FROM orleans_schema";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new Dictionary<int, string>();
        while (await reader.ReadAsync(cancellation))
        {
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        }

        return applied;
    }

    private async Task Execute(string sql, DbTransaction? transaction, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <param name="Digest">SHA-256 of the text with LF line ends.</param>
    private sealed record Script(int Number, string Name, string Text, string Digest)
    {
        public static List<Script> All(string engine)
        {
            var prefix = $"{engine}/orleans/";
            return [.. typeof(Script).Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Load(name, name[prefix.Length..]))];
        }

        private static Script Load(string resource, string file)
        {
            using var reader = new StreamReader(typeof(Script).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var text = reader.ReadToEnd().ReplaceLineEndings("\n");
            return new Script(
                int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }
    }
}
