using System.Data;
using Villages.Journal.SqlServer;

namespace Villages.Journal.Tests.SqlServer;

/// <summary>Values are bound to what the statements declare, never converted or cut.</summary>
public sealed class SqlServerStatementTests
{
    private static readonly SqlServerStatement Statement = new(
        "SELECT 1",
        new("@home", SqlDbType.Int),
        new("@stream", SqlDbType.VarChar, 5),
        new("@batch", SqlDbType.Binary, 16),
        new("@data", SqlDbType.VarBinary, -1));

    [Fact]
    public void Parameters_are_what_is_declared()
    {
        using var command = Statement.Command(7, "abcde", new byte[16], new byte[9000]);

        Assert.Equal(["@home int", "@stream varchar(5)", "@batch binary(16)", "@data varbinary(max)"], Statement.Inputs.Select(input => input.Declaration));
        Assert.Equal([SqlDbType.Int, SqlDbType.VarChar, SqlDbType.Binary, SqlDbType.VarBinary], command.Parameters.Cast<Microsoft.Data.SqlClient.SqlParameter>().Select(parameter => parameter.SqlDbType));
        Assert.Equal([0, 5, 16, -1], command.Parameters.Cast<Microsoft.Data.SqlClient.SqlParameter>().Select(parameter => parameter.SqlDbType == SqlDbType.Int ? 0 : parameter.Size));
    }

    [Fact]
    public void A_text_that_would_be_cut_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Statement.Command(7, "abcdef", new byte[16], Array.Empty<byte>()));
        Assert.Throws<ArgumentException>(() => Statement.Command(7, "abcde", new byte[17], Array.Empty<byte>()));
    }

    [Fact]
    public void Another_type_or_number_of_values_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Statement.Command(7L, "abcde", new byte[16], Array.Empty<byte>()));
        Assert.Throws<ArgumentException>(() => Statement.Command(7, null, new byte[16], Array.Empty<byte>()));
        Assert.Throws<ArgumentException>(() => Statement.Command(7, "abcde", new byte[16]));
    }
}
