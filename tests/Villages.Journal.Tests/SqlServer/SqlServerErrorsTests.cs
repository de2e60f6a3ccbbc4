using Villages.Journal.Engines;
using Villages.Journal.SqlServer;

namespace Villages.Journal.Tests.SqlServer;

/// <summary>What an error says about the rows: the numbers of the documentation, in the classes it gives them.</summary>
public sealed class SqlServerErrorsTests
{
    [Theory]
    [InlineData("a unique key", 2627, 14, SendVerdict.RolledBack)]
    [InlineData("a unique index", 2601, 14, SendVerdict.RolledBack)]
    [InlineData("the victim of a deadlock", 1205, 13, SendVerdict.RolledBack)]
    [InlineData("a lock not had in time", 1222, 16, SendVerdict.RolledBack)]
    [InlineData("no turn to number the batch", 50002, 16, SendVerdict.RolledBack)]
    [InlineData("a full log", 9002, 17, SendVerdict.RolledBack)]
    [InlineData("a full disk", 1105, 17, SendVerdict.RolledBack)]
    [InlineData("a procedure that is not there", 2812, 16, SendVerdict.RolledBack)]
    [InlineData("a broken check", 547, 16, SendVerdict.Invalid)]
    [InlineData("NULL where none may be", 515, 16, SendVerdict.Invalid)]
    [InlineData("a text too long", 2628, 16, SendVerdict.Invalid)]
    [InlineData("a text too long, said as before 2019", 8152, 16, SendVerdict.Invalid)]
    [InlineData("a key too long", 1946, 16, SendVerdict.Invalid)]
    [InlineData("a date out of range", 242, 16, SendVerdict.Invalid)]
    [InlineData("a parameter that is no value of its type", 8023, 16, SendVerdict.Invalid)]
    [InlineData("no answer in time", -2, 11, SendVerdict.Doubtful)]
    [InlineData("a cancelled call", 0, 11, SendVerdict.Doubtful)]
    [InlineData("a connection that broke", 10054, 20, SendVerdict.Doubtful)]
    [InlineData("a killed session", 596, 21, SendVerdict.Doubtful)]
    public void A_number_and_its_class_say_whether_the_rows_are_written(string error, int number, byte errorClass, object verdict) =>
        Assert.True(SqlServerErrors.Verdict([(number, errorClass)]).Equals(verdict), $"{error} is not {verdict}");

    [Fact]
    public void Of_several_errors_the_worst_counts()
    {
        Assert.Equal(SendVerdict.RolledBack, SqlServerErrors.Verdict([(2627, 14), (3621, 0)]));
        Assert.Equal(SendVerdict.Invalid, SqlServerErrors.Verdict([(3621, 0), (547, 16)]));
        Assert.Equal(SendVerdict.Doubtful, SqlServerErrors.Verdict([(547, 16), (0, 20)]));
        Assert.Equal(SendVerdict.Doubtful, SqlServerErrors.Verdict([]));
    }
}
