using Villages.Host.Imports;

namespace Villages.Host.Tests.Imports;

public sealed class CsvTextTests
{
    [Fact]
    public void Quoted_fields_keep_commas_quotes_and_line_breaks()
    {
        var rows = CsvText.Rows("a,b\r\n\"1,\"\"2\"\"\",\"x\r\ny\"\r\n3,4\r\n", ImportLimits.Request).Value!;

        Assert.Equal(["a", "b"], rows[0].Fields);
        Assert.Equal(["1,\"2\"", "x\r\ny"], rows[1].Fields);
        Assert.Equal(["3", "4"], rows[2].Fields);
        Assert.Equal([1, 2, 4], rows.Select(row => row.Line));
    }

    [Fact]
    public void The_last_line_may_lack_its_end() =>
        Assert.Equal(["1", ""], CsvText.Rows("a,b\n1,", ImportLimits.Request).Value![1].Fields);

    [Fact]
    public void Blank_lines_are_passed_over_and_counted() =>
        Assert.Equal([1, 4], CsvText.Rows("a\n\n\n1\n\n", ImportLimits.Request).Value!.Select(row => row.Line));

    [Fact]
    public void An_unclosed_quote_is_refused_with_the_line_it_opens_on()
    {
        var refusal = CsvText.Rows("a,b\n1,2\n3,\"4\n5,6\n", ImportLimits.Request).Refusal!;

        Assert.Equal("imports.unclosed-quote", refusal.Code);
        Assert.Contains("line 3", refusal.Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n1\"2\n")]
    [InlineData("a\n\"1\"2\n")]
    public void A_stray_quote_is_refused(string text) =>
        Assert.Equal("imports.stray-quote", CsvText.Rows(text, ImportLimits.Request).Refusal!.Code);

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public void A_line_beyond_the_limit_is_refused(string quote)
    {
        var text = $"a\n{quote}{new string('x', 70_000)}{quote}\n";

        Assert.Equal("imports.line-too-long", CsvText.Rows(text, ImportLimits.Request).Refusal!.Code);
    }

    [Fact]
    public void A_line_of_exactly_the_limit_is_read() =>
        Assert.Equal(65_536, CsvText.Rows("a\n" + new string('x', 65_536) + "\r\n", ImportLimits.Request).Value![1].Fields[0].Length);

    [Fact]
    public void More_rows_than_allowed_are_refused()
    {
        var limits = ImportLimits.Request with { Rows = 3 };

        Assert.True(CsvText.Rows("a\n1\n2\n3\n", limits).Accepted);
        Assert.Equal("imports.too-many-rows", CsvText.Rows("a\n1\n2\n3\n4\n", limits).Refusal!.Code);
    }
}
