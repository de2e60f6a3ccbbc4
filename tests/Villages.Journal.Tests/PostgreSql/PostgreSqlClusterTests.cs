using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Villages.Testing;
using Villages.Testing.PostgreSql;

namespace Villages.Journal.Tests.PostgreSql;

/// <summary>What else happens in a cluster: other databases' transactions, lost connections, dump and restore.</summary>
[Trait("Category", "Database")]
public sealed class PostgreSqlClusterTests(PostgreSqlFixture server) : JournalConformance(new PostgreSqlEngine(server))
{
    [Fact]
    public async Task The_feed_goes_on_while_another_database_holds_an_open_and_a_prepared_transaction()
    {
        var cluster = await server.Cluster();
        var neighbour = await cluster.CreateDatabase();
        await cluster.Execute(neighbour, "CREATE TABLE held (id int)");
        await cluster.Execute(neighbour, "BEGIN; INSERT INTO held VALUES (1); PREPARE TRANSACTION 'forgotten'");
        try
        {
            await using var connection = new NpgsqlConnection(cluster.ConnectionString(neighbour) + ";Pooling=false");
            await connection.OpenAsync();
            await using var open = await connection.BeginTransactionAsync();
            await using var insertion = new NpgsqlCommand("INSERT INTO held VALUES (2); SELECT pg_current_xact_id()", connection, open);
            await insertion.ExecuteNonQueryAsync();

            foreach (var stream in A.Streams(10))
            {
                var accepted = await Accepted(A.First(stream));
                await Eventually.Holds("the feed shows the commit", () => Feed.LastBatch >= accepted.Batch, TimeSpan.FromSeconds(2));
            }

            Assert.Equal(10, (await WholeFeed(Journal)).Count);
        }
        finally
        {
            await cluster.Execute(neighbour, "ROLLBACK PREPARED 'forgotten'");
        }
    }

    [Fact]
    public async Task A_follower_of_another_process_sees_a_commit_soon()
    {
        var other = await Open();
        await using var following = other.Feed.Follow(0).GetAsyncEnumerator();

        foreach (var stream in A.Streams(5))
        {
            var accepted = await Accepted(A.First(stream));

            Assert.True(await following.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(2)));
            Assert.Equal(accepted.Position, following.Current.LastPosition);
        }
    }

    [Fact]
    public async Task The_feed_is_complete_after_dump_and_restore_into_a_fresh_cluster()
    {
        await AppendAll(Journal, A.Streams(700).Select(stream => A.First(stream)));
        await Accepted(A.First(A.Stream(), "中阳县"));
        var before = await WholeFeed(Journal);
        await CloseAll();

        await using var fresh = await PostgreSqlFixture.AnotherCluster();
        await using var restored = await ((PostgreSqlEngine)Engine).DumpInto(fresh);
        await using var opened = await restored.Open();

        Assert.Equal(before.Select(A.Facts), (await WholeFeed(opened.Journal)).Select(A.Facts));
        var next = await opened.Journal.Append(A.Next(before[0]), Lane.Interactive);
        Assert.Equal(before[^1].Batch + 1, next.Commit!.Batch);
        Assert.Equal(before.Count + 1, (await WholeFeed(opened.Journal)).Count);
        await Eventually.Holds("the follower has the new commit", () => opened.Feed.LastBatch == next.Commit.Batch);
    }

    [Fact]
    public async Task Connections_that_break_again_and_again_lose_and_double_nothing()
    {
        var commits = A.Streams(3_000).Select(stream => A.First(stream, new string('x', 300))).ToArray();
        var database = ((PostgreSqlEngine)Engine).Database;
        var cluster = await server.Cluster();

        var appending = Task.WhenAll(commits.Chunk(100).Select(async chunk =>
        {
            var results = new List<AppendResult>();
            foreach (var part in chunk.Chunk(10))
            {
                results.AddRange(await AppendAll(Journal, part, Lane.Interactive));
            }

            return results;
        }));
        foreach (var _ in Enumerable.Range(0, 8))
        {
            await cluster.Execute("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
        }

        var results = (await appending).SelectMany(chunk => chunk).ToArray();
        Assert.All(results, result => Assert.Contains(result.Status, (AppendStatus[])[AppendStatus.Accepted, AppendStatus.NotWritten]));
        var feed = await WholeFeed(Journal);
        Assert.Equal(results.Where(result => result.Status == AppendStatus.Accepted).Select(result => result.Commit!.Position).Order(), feed.Select(commit => commit.Position));
    }

    [Fact]
    public async Task Reads_and_appends_say_so_when_the_database_is_gone_and_work_again_when_it_is_back()
    {
        await Reopen(options => options.Deadline = TimeSpan.FromSeconds(1));
        await Accepted(A.First(A.Stream()));
        var engine = (PostgreSqlEngine)Engine;
        await engine.Hide();

        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await Journal.Read(A.Stream()));
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await Journal.LastBatch());
        var onTheBrokenConnection = await Journal.Append(A.First(A.Stream()), Lane.Interactive);
        var withoutConnection = await Journal.Append(A.First(A.Stream()), Lane.Interactive);
        Assert.Contains(onTheBrokenConnection.Status, (AppendStatus[])[AppendStatus.Unknown, AppendStatus.NotWritten]);
        Assert.Equal(AppendStatus.NotWritten, withoutConnection.Status);

        await engine.Show();
        await Eventually.Holds("an append is accepted", async () =>
            (await Journal.Append(A.First(A.Stream()), Lane.Interactive)).Status == AppendStatus.Accepted);
        Assert.Equal(2, (await WholeFeed(Journal)).Count);
    }

    [Fact]
    public async Task A_database_without_the_schema_is_refused_with_the_command_that_applies_it()
    {
        var connectionString = await server.CreateDatabase();

        var refusal = await Assert.ThrowsAsync<JournalSchemaException>(() => OpenedJournal.Start(
            new ServiceCollection().AddPostgreSqlJournal(connectionString, options => options.DeploymentKeyFile = Engine.Address[2])));

        Assert.Contains("Villages.Host migrate", refusal.Message, StringComparison.Ordinal);
    }
}
