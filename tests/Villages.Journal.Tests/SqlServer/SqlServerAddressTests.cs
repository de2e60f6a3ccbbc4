namespace Villages.Journal.Tests.SqlServer;

/// <summary>A connection string is read before anything is tried, and its fault said in a sentence.</summary>
public sealed class SqlServerAddressTests
{
    [Theory]
    [InlineData("Server=db.example;Database=villages", "db.example", 1433)]
    [InlineData("Data Source=tcp:10.0.0.5,14330;Initial Catalog=villages", "10.0.0.5", 14330)]
    [InlineData("Server=.;Database=villages", "localhost", 1433)]
    [InlineData("Server=(local);Database=villages", "localhost", 1433)]
    [InlineData(@"Server=db\county;Database=villages", "db", null)]
    [InlineData(@"Server=db\county,1500;Database=villages", "db", 1500)]
    [InlineData("Server=[::1],1433;Database=villages", "::1", 1433)]
    public void Host_and_port_are_known(string connectionString, string host, int? port)
    {
        var address = SqlServerAddress.Parse(connectionString);

        Assert.Equal((host, port, "villages"), (address.Host, address.Port, address.Database));
    }

    [Theory]
    [InlineData("", "names no Server and Database")]
    [InlineData("Server=db", "names no Database")]
    [InlineData("Database=villages", "names no Server")]
    [InlineData("servr=db;Database=villages", "Keyword not supported: 'servr'")]
    [InlineData("Host=db;Database=villages", "Keyword not supported: 'host'")]
    [InlineData("Data Source=db;Cache=Shared", "Keyword not supported: 'cache'")]
    [InlineData("villages", "does not conform to specification")]
    [InlineData("Server=db;Database=villages;Encrypt=perhaps", "Invalid value for key 'Encrypt'")]
    [InlineData("Server=db;Database=villages;Connect Timeout=abc", "abc")]
    [InlineData("Server=db;Database=villages;Min Pool Size=5;Max Pool Size=2", "min pool size")]
    [InlineData(@"Server=(localdb)\MSSQLLocalDB;Database=villages", "LocalDB")]
    [InlineData(@"Server=np:\\.\pipe\sql\query;Database=villages", "named pipes")]
    [InlineData("Server=db,port;Database=villages", "has no port after its comma")]
    [InlineData("Server=db,70000;Database=villages", "has no port after its comma")]
    public void A_faulty_string_is_refused_with_its_fault_and_an_example(string connectionString, string said)
    {
        var refusal = Assert.Throws<FormatException>(() => SqlServerAddress.Parse(connectionString));

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Example: Server=127.0.0.1,1433;Database=villages", refusal.Message, StringComparison.Ordinal);
    }
}
