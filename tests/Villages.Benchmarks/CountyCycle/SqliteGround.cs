using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Villages.Grains.Hosting;

namespace Villages.Benchmarks.CountyCycle;

/// <summary>The embedded database; its floor is one prepared statement, run for each row in one transaction, with WAL and <c>synchronous=FULL</c>.</summary>
internal sealed class SqliteGround : Ground
{
    private string Journal => $"Data Source={Folder.File("journal.db")};Mode=ReadOnly;Pooling=False";

    public static async Task<SqliteGround> Start()
    {
        var ground = new SqliteGround();
        await ground.Open();
        return ground;
    }

    protected override void Build(HostApplicationBuilder builder) => builder.AddEmbeddedVillages(Folder.Path, Config);

    protected override async Task<long> CountRows(long afterBatch) => (await RowsAfter(afterBatch)).Count;

    protected override async Task WriteAgain(long afterBatch, Func<Func<Task>, Task> measured)
    {
        var rows = await RowsAfter(afterBatch);
        File.Delete(Folder.File("floor.db"));
        await using var floor = await Connect($"Data Source={Folder.File("floor.db")};Pooling=False");
        await Do(floor, "PRAGMA journal_mode = WAL");
        await Do(floor, "PRAGMA synchronous = FULL");
        await Do(floor, await Definition());
        await measured(() => Insert(floor, rows));
    }

    private static async Task Insert(SqliteConnection floor, List<object[]> rows)
    {
        await using var transaction = (SqliteTransaction)await floor.BeginTransactionAsync();
        await using var insert = floor.CreateCommand();
        insert.Transaction = transaction;
        var parameters = Enumerable.Range(0, rows[0].Length).Select(i => insert.Parameters.Add(new SqliteParameter($"$p{i}", null))).ToArray();
        insert.CommandText = $"INSERT INTO journal_commit VALUES ({string.Join(", ", parameters.Select(parameter => parameter.ParameterName))})";
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i];
            }

            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private async Task<List<object[]>> RowsAfter(long afterBatch)
    {
        await using var journal = await Connect(Journal);
        await using var names = journal.CreateCommand();
        names.CommandText = "SELECT group_concat(name, ', ') FROM pragma_table_xinfo('journal_commit') WHERE hidden = 0";
        await using var select = journal.CreateCommand();
        select.CommandText = $"SELECT {await names.ExecuteScalarAsync()} FROM journal_commit WHERE position >> 12 > {afterBatch} ORDER BY position";
        await using var reader = await select.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private async Task<string> Definition()
    {
        await using var journal = await Connect(Journal);
        await using var command = journal.CreateCommand();
        command.CommandText = "SELECT group_concat(sql, ';') FROM sqlite_master WHERE tbl_name = 'journal_commit' AND sql IS NOT NULL";
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<SqliteConnection> Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Do(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
