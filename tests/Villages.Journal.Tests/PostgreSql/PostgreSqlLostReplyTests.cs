using Npgsql;
using Villages.Testing.PostgreSql;

namespace Villages.Journal.Tests.PostgreSql;

/// <summary>The reply to an append is lost after the commit: the same batch goes again and is answered as the first time.</summary>
[Trait("Category", "Database")]
public sealed class PostgreSqlLostReplyTests(PostgreSqlFixture server) : JournalConformance(new PostgreSqlEngine(server))
{
    private const int LostReplies = 20;

    [Fact]
    public async Task A_lost_reply_neither_loses_nor_doubles_a_commit()
    {
        var direct = new NpgsqlConnectionStringBuilder(Engine.Address[1]);
        await using var wire = new LossyWire(direct.Port) { LeastRequest = 8_000 };
        var through = new NpgsqlConnectionStringBuilder(Engine.Address[1]) { Port = wire.Port, SslMode = SslMode.Disable }.ConnectionString;
        await using var remote = await PostgreSqlEngine.Open(through, Engine.Address[2]);
        var positions = new List<long>();
        for (var round = 1; round <= LostReplies; round++)
        {
            wire.LoseNext();
            var lane = round % 2 == 0 ? Lane.Bulk : Lane.Interactive;

            var results = await AppendAll(remote.Journal, A.Streams(60).Select(stream => A.First(stream, new string('x', 200))), lane);

            Assert.All(results, result => Assert.Equal(AppendStatus.Accepted, result.Status));
            positions.AddRange(results.Select(result => result.Commit!.Position));
        }

        Assert.InRange(wire.Lost, LostReplies / 2, LostReplies);
        Assert.Equal(positions.Order(), (await WholeFeed(Journal)).Select(commit => commit.Position));
    }
}
