using System.Text;
using Villages.Testing.Outputs;

namespace Villages.Host.Tests.Conventions;

/// <summary>What listens to the outputs of a test run recognises what it listens for. The numbers are made here, so that none stands in a file.</summary>
public sealed class OutputsTests
{
    private static readonly string Number = "1101051949123100" + "2X";

    [Theory]
    [InlineData("{0}", true)]
    [InlineData("idNumber={0}, name", true)]
    [InlineData("7 {0}", true)]
    [InlineData("a{0}", false)]
    [InlineData("{0}0", false)]
    [InlineData("110105****1002X", false)]
    [InlineData("141129100201001", false)]
    [InlineData("638712345678901234", false)]
    public void A_number_is_recognised_where_it_stands_by_itself(string text, bool holds) =>
        Assert.Equal(holds, PersonalNumbersFound.Holds(Encoding.UTF8.GetBytes(string.Format(null, text, Number))));

    [Fact]
    public void A_number_that_is_written_in_two_pieces_is_found()
    {
        var (found, whole) = (new PersonalNumbersFound(), Encoding.UTF8.GetBytes($"idNumber: {Number}; "));
        using var stream = new OutputStream(Stream.Null, "somewhere", found);
        stream.Write(whole, 0, 15);
        Assert.Empty(found.Places);

        stream.Write(whole, 15, whole.Length - 15);

        var place = Assert.Single(found.Places);
        Assert.StartsWith("somewhere: idNumber: #####", place, StringComparison.Ordinal);
        Assert.DoesNotContain(Number[..17], place, StringComparison.Ordinal);
    }
}
