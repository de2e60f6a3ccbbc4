using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Villages.Journal.Engines;
using Villages.Journal.SqlServer;
using Villages.Testing;

namespace Villages.Journal.Tests.SqlServer;

/// <summary>A server that accepts connections and closes them: every call binds its values, ends, and says truly how.</summary>
public sealed class SqlServerUnreachableTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TemporaryFolder _keys = new("keys");

    public SqlServerUnreachableTests()
    {
        _listener.Start();
        _ = Slam();
    }

    private SqlServerConnections Connections => new(new SqlServerJournalOptions
    {
        ConnectionString = $"Server=127.0.0.1,{((IPEndPoint)_listener.LocalEndpoint).Port};Database=villages;User ID=sa;Password=x;Encrypt=False",
    });

    private SqlServerJournalEngine Engine => new(new SqlServerJournalOptions { ConnectionString = Connections.Pool }, Connections);

    public void Dispose()
    {
        _listener.Dispose();
        _keys.Dispose();
    }

    [Fact]
    public async Task Every_read_and_small_write_says_that_the_database_does_not_answer()
    {
        await using var engine = Engine;
        var (stream, none) = (A.Stream(), CancellationToken.None);
        Func<Task>[] calls =
        [
            () => engine.Open(), () => engine.Read([new(stream, 0)], none), () => engine.Find([new(stream, Guid.CreateVersion7())], none),
            () => engine.FindCommand(Guid.CreateVersion7(), none), () => engine.Heads([stream], none), () => engine.LastBatch(none), () => engine.ReadFeed(0, 10, none),
            () => engine.ReadSnapshot(stream, none), () => engine.WriteSnapshot(new(stream, "f/1", 1, new byte[32], [1], new byte[32]), none),
            () => engine.ReadCheckpoint("areas", none), () => engine.WriteCheckpoint("areas", 1, none), () => engine.Epoch(none),
            () => engine.ReadPage(new(0, ""), 0, 10, none), () => engine.CountBatches(0, 10, none),
        ];

        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(call);
        }
    }

    [Fact]
    public async Task Keys_of_persons_say_so_too()
    {
        await using var engine = Engine;
        var (keys, none) = (new SqlServerPersonKeys(engine, Connections), CancellationToken.None);
        Func<Task>[] calls =
        [
            () => keys.Open(new byte[32]), () => keys.Read("p-01", none), () => keys.Keep("p-01", new byte[60], none),
            () => keys.Identify(new byte[32], "p-01", none), () => keys.Find(new byte[32], none), () => keys.Erase("p-01", none),
        ];

        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(call);
        }
    }

    [Fact]
    public async Task A_batch_that_was_never_sent_is_known_not_to_be_written()
    {
        await using var engine = Engine;
        await using var sender = engine.OpenSender();

        var outcome = await sender.Send(Guid.CreateVersion7(), [A.First(A.Stream())]);

        Assert.Equal(SendVerdict.Unreachable, outcome.Verdict);
        Assert.NotEmpty(outcome.Reason!);
    }

    [Fact]
    public async Task A_process_that_starts_without_the_server_says_so() => await Assert.ThrowsAsync<JournalUnavailableException>(() => OpenedJournal.Start(
        new ServiceCollection().AddSqlServerJournal(Connections.Pool, options => options.DeploymentKeyFile = _keys.File("deployment.key"))));

    [Fact]
    public async Task A_process_that_names_no_database_does_not_start() => await Assert.ThrowsAsync<FormatException>(() => OpenedJournal.Start(
        new ServiceCollection().AddSqlServerJournal("Server=127.0.0.1", options => options.DeploymentKeyFile = _keys.File("deployment.key"))));

    private async Task Slam()
    {
        try
        {
            while (true)
            {
                (await _listener.AcceptTcpClientAsync()).Dispose();
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
