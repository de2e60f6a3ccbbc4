using Microsoft.Data.SqlClient.Server;
using Villages.Journal.Engines;
using Villages.Journal.SqlServer;

namespace Villages.Journal.Tests.SqlServer;

/// <summary>What goes along as a table holds every field as it was.</summary>
public sealed class SqlServerTablesTests
{
    [Fact]
    public void Every_field_of_a_commit_is_in_its_row()
    {
        var commit = A.First(new StreamId(141129, "village/" + new string('x', 112)), "党支部书记 𠮷\0") with { Kind = new string('k', 60), Actor = "", Area = "141129100003" };

        var record = Assert.Single(SqlServerTables.Rows([commit]));

        Assert.Equal(0, record.GetInt32(0));
        Assert.Equal((commit.Stream.Home, commit.Stream.Key, commit.Number), (record.GetInt32(1), record.GetString(2), record.GetInt64(3)));
        Assert.Equal(commit.CommandId, record.GetGuid(4));
        Assert.Equal(commit.EffectiveOn, DateOnly.FromDateTime(record.GetDateTime(5)));
        Assert.Equal(commit.RecordedAt, record.GetDateTime(6));
        Assert.Equal(commit.BodyHash, Bytes(record, 7));
        Assert.Equal(commit.Hash, Bytes(record, 8));
        Assert.Equal((commit.Kind, commit.Actor, commit.Area), (record.GetString(9), record.GetString(10), record.GetString(11)));
        Assert.Equal(commit.Data, Bytes(record, 12));
        Assert.Equal(13, record.FieldCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8001)]
    [InlineData(1024 * 1024)]
    public void Payloads_of_any_length_fit(int length)
    {
        var data = new byte[length];
        new Random(3).NextBytes(data);

        var record = Assert.Single(SqlServerTables.Rows([A.First(A.Stream()) with { Data = data }]));

        Assert.False(record.IsDBNull(12));
        Assert.Equal(data, Bytes(record, 12));
    }

    [Fact]
    public void Rows_are_numbered_by_their_place_and_can_be_gone_through_again()
    {
        var rows = SqlServerTables.Rows([.. A.Streams(3).Select(stream => A.First(stream))]);

        Assert.Equal([0, 1, 2], rows.Select(row => row.GetInt32(0)));
        Assert.Equal([0, 1, 2], rows.Select(row => row.GetInt32(0)));
    }

    [Fact]
    public void A_stream_that_cannot_exist_is_not_asked_for()
    {
        var sound = A.Stream();
        StreamId[] streams = [new(1, new string('x', 121)), sound, new(1, "village/1 "), new(1, "")];

        Assert.Equal([(1, sound.Key)], SqlServerTables.Streams([.. streams.Select(stream => new StreamRead(stream, 7))]).Select(row => (row.GetInt32(0), row.GetString(2))));
        Assert.Equal([1], SqlServerTables.Commands([.. streams.Select(stream => new CommandRead(stream, Guid.CreateVersion7()))]).Select(row => row.GetInt32(0)));
    }

    [Fact]
    public void Ids_of_batches_rise_byte_by_byte_as_they_are_made()
    {
        var start = new DateTimeOffset(2022, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var ids = Enumerable.Range(0, 50).Select(at => SqlServerCommits.Bytes(Guid.CreateVersion7(start.AddMilliseconds(at)))).ToArray();

        Assert.Equal(ids, ids.OrderBy(Convert.ToHexString, StringComparer.Ordinal));
        Assert.Equal(ids[7], SqlServerCommits.Bytes(SqlServerCommits.Batch(ids[7])));
    }

    [Fact]
    public void The_culture_of_the_machine_says_nothing_about_texts_that_are_sent()
    {
        var record = Assert.Single(SqlServerTables.Rows([A.First(A.Stream())]));

        Assert.All(
            Enumerable.Range(0, record.FieldCount).Select(record.GetSqlMetaData).Where(column => column.SqlDbType == System.Data.SqlDbType.VarChar),
            column => Assert.Equal(1033, column.LocaleId));
    }

    private static byte[] Bytes(SqlDataRecord record, int column) => record.GetSqlBinary(column).Value;
}
