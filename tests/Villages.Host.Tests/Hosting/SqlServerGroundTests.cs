using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Villages.Host.Hosting;
using Villages.Journal;

namespace Villages.Host.Tests.Hosting;

/// <summary>What can be told of a SQL Server that is not there, and what would be said about one that is: the numbers are the documentation's.</summary>
public sealed class SqlServerGroundTests
{
    /// <summary>A second is promised; the rest is for a machine that is busy with other tests. The driver alone takes 15.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly SqlServerAddress Address = SqlServerAddress.Parse("Server=db,1500;Database=villages;User ID=clerk;Password=x");

    [Fact]
    public async Task A_closed_port_is_named()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        await Refused("Nothing listens at 127.0.0.1", $"Server=127.0.0.1,{((IPEndPoint)taken.LocalEndPoint!).Port};Database=villages");
    }

    [Theory]
    [InlineData("Server=no-such-host.invalid;Database=villages")]
    [InlineData(@"Server=no-such-host.invalid\county;Database=villages")]
    public Task A_host_that_no_name_service_knows_is_named(string connectionString) =>
        Refused("The database's host 'no-such-host.invalid' is not known", connectionString);

    [Theory]
    [InlineData("names no Server and Database", "")]
    [InlineData("names no Database", "Server=127.0.0.1")]
    [InlineData("Keyword not supported: 'host'", "Host=127.0.0.1;Database=villages")]
    public Task A_connection_string_that_is_none_is_told_what_it_lacks(string sentence, string connectionString) => Refused(sentence, connectionString);

    [Fact]
    public async Task Something_else_that_listens_is_no_SQL_Server()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var slamming = listener.AcceptTcpClientAsync().ContinueWith(first => listener.AcceptTcpClientAsync().ContinueWith(second => second.Result.Dispose()));

        await Refused("does not let us in", $"Server=127.0.0.1,{((IPEndPoint)listener.LocalEndpoint).Port};Database=villages;Encrypt=False");
    }

    [Theory]
    [InlineData("has no database 'villages'", 4060, 18456)]
    [InlineData("refuses user 'clerk'", 18456)]
    [InlineData("locked or has expired", 18488)]
    [InlineData("no connection left", 17809)]
    [InlineData("starting, stopping or paused", 18401)]
    [InlineData("does not let us in: said so", 50000)]
    public void Each_number_has_its_sentence(string sentence, params int[] numbers)
    {
        var said = SqlServerGround.Sentence(numbers, "said so", Address);

        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Contains("db:1500", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_nobody_knows_is_told_with_the_way_out() => Assert.Contains(
        "TrustServerCertificate=True",
        SqlServerGround.Sentence([-2146893019], "The certificate chain was issued by an authority that is not trusted.", Address),
        StringComparison.Ordinal);

    private static async Task Refused(string sentence, string connectionString)
    {
        var since = Stopwatch.GetTimestamp();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => SqlServerGround.CheckConnection(connectionString, default));

        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, Patience);
    }
}
