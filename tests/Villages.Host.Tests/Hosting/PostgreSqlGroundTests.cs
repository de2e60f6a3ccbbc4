using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Villages.Host.Hosting;
using Villages.Journal;
using Villages.Testing.PostgreSql;

namespace Villages.Host.Tests.Hosting;

public sealed class PostgreSqlGroundTests(PostgreSqlFixture postgreSql)
{
    /// <summary>A second is promised; the rest is for a machine that is busy with other tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_closed_port_is_named()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        await Refused("Nothing listens at 127.0.0.1", $"Host=127.0.0.1;Port={((IPEndPoint)taken.LocalEndPoint!).Port};Database=villages");
    }

    [Fact]
    public Task A_host_that_no_name_service_knows_is_named() =>
        Refused("The database's host 'no-such-host.invalid' is not known", "Host=no-such-host.invalid;Database=villages");

    [Fact]
    public async Task One_reachable_server_of_two_suffices()
    {
        var right = await postgreSql.CreateDatabase();
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var closed = taken.LocalEndPoint;

        await PostgreSqlGround.CheckConnection(With(right, settings => settings.Host = $"{closed},127.0.0.1:{settings.Port}"), default);
        await Refused($"Nothing listens at {closed}", With(right, settings => settings.Host = $"{closed},{closed}"));
    }

    [Theory]
    [InlineData("::1", "[::1]:5432")]
    [InlineData("[::1]", "[::1]:5432")]
    [InlineData("[::1]:5433", "[::1]:5433")]
    [InlineData("db", "db:5432")]
    [InlineData("db:5433", "db:5433")]
    [InlineData("a:5433, 10.0.0.5,fe80::2", "a:5433 10.0.0.5:5432 [fe80::2]:5432")]
    public void Servers_are_read_as_the_driver_reads_them(string host, string servers) =>
        Assert.Equal(servers, string.Join(' ', PostgreSqlServer.AllOf(new NpgsqlConnectionStringBuilder { Host = host })));

    [Theory]
    [InlineData("::1")]
    [InlineData("[::1]")]
    public async Task A_closed_port_of_the_new_protocol_is_named(string host)
    {
        using var taken = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        await Refused($"Nothing listens at [::1]:{port}", $"Host={host};Port={port};Database=villages");
    }

    [Fact]
    public async Task A_wrong_password_is_told_from_a_missing_database_and_both_from_an_unknown_user()
    {
        await using var cluster = await PostgreSqlFixture.AnotherCluster();
        var right = cluster.ConnectionString("postgres");
        await cluster.Execute("postgres", "CREATE ROLE clerk LOGIN PASSWORD 'right'");
        await cluster.Execute(
            "postgres",
            """
            DO $$ BEGIN
              EXECUTE format('COPY (SELECT ''host all clerk 127.0.0.1/32 scram-sha-256'' UNION ALL SELECT ''host all all 127.0.0.1/32 trust'') TO %L', current_setting('hba_file'));
              PERFORM pg_reload_conf();
            END $$
            """);

        await Refused("refuses user 'clerk'", With(right, settings => (settings.Username, settings.Password) = ("clerk", "wrong")));
        await Refused("refuses user 'nobody'", With(right, settings => settings.Username = "nobody"));
        await Refused("has no database 'elsewhere'", With(right, settings => settings.Database = "elsewhere"));
        await PostgreSqlGround.CheckConnection(With(right, settings => (settings.Username, settings.Password) = ("clerk", "right")), default);
    }

    [Theory]
    [InlineData("is not one of PostgreSQL", "Server=tcp:host;Initial Catalog=villages")]
    [InlineData("is not one of PostgreSQL", "Host=127.0.0.1;Database=villages;Port=many")]
    [InlineData("'db:many' has no port after its colon", "Host=db:many;Database=villages")]
    [InlineData("names no Host", "Database=villages")]
    [InlineData("names no Database", "Host=127.0.0.1")]
    public Task A_connection_string_that_is_none_is_told_what_it_lacks(string sentence, string connectionString) => Refused(sentence, connectionString);

    [Fact]
    public async Task A_database_is_refused_until_it_is_migrated_and_when_a_newer_version_has_migrated_it()
    {
        var database = await postgreSql.CreateDatabase();
        Assert.Contains("Villages.Host migrate", (await Schema(database)).Message, StringComparison.Ordinal);

        Assert.NotEmpty(await PostgreSqlGround.Migrate(database, default));
        Assert.Empty(await PostgreSqlGround.Migrate(database, default));
        await PostgreSqlGround.CheckSchema(database, default);

        await Execute(database, "DELETE FROM orleans_schema WHERE number = 4");
        Assert.Contains("0004-clustering.sql", (await Schema(database)).Message, StringComparison.Ordinal);
        await Execute(database, "INSERT INTO orleans_schema VALUES (4, '0004', ''), (99, '0099-later.sql', 'x')");
        Assert.Contains("Start the newer version", (await Schema(database)).Message, StringComparison.Ordinal);
    }

    private static Task<JournalSchemaException> Schema(string database) =>
        Assert.ThrowsAsync<JournalSchemaException>(() => PostgreSqlGround.CheckSchema(database, default));

    private static async Task Refused(string sentence, string connectionString)
    {
        var since = Stopwatch.GetTimestamp();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => PostgreSqlGround.CheckConnection(connectionString, default));

        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, Patience);
    }

    private static string With(string connectionString, Action<NpgsqlConnectionStringBuilder> change)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        change(settings);
        return settings.ToString();
    }

    private static async Task Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
