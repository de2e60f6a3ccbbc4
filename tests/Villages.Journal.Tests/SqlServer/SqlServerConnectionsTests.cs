using Microsoft.Data.SqlClient;
using Villages.Journal.SqlServer;

namespace Villages.Journal.Tests.SqlServer;

public sealed class SqlServerConnectionsTests
{
    private const string Address = "Server=127.0.0.1;Database=villages;User ID=sa;Password=x";

    /// <summary>By it <c>restored</c> sees hosts, and the server's administrator the product.</summary>
    [Theory]
    [InlineData("", "villages-journal")]
    [InlineData(";Application Name=county office", "villages-journal county office")]
    [InlineData(";App=county office", "villages-journal county office")]
    public void Every_session_bears_the_products_name_first(string own, string name)
    {
        var connections = new SqlServerConnections(new SqlServerJournalOptions { ConnectionString = Address + own });

        Assert.All([connections.Pool, connections.Writing], settings => Assert.Equal(name, new SqlConnectionStringBuilder(settings).ApplicationName));
    }
}
