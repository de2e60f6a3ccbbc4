using Villages.Host.Imports;
using Villages.Testing;

namespace Villages.Host.Tests.Imports;

public sealed class ImportColumnsTests
{
    [Fact]
    public void Columns_may_stand_in_any_order_in_english_or_chinese()
    {
        var places = ImportColumns.Areas.Places(["名称", "CODE"]).Value!;

        Assert.Equal((1, 0), (places["code"], places["name"]));
    }

    [Theory]
    [InlineData("imports.missing-column", "name")]
    [InlineData("imports.unknown-column", "code", "name", "colour")]
    [InlineData("imports.repeated-column", "code", "name", "代码")]
    public void A_header_that_does_not_fit_is_refused(string code, params string[] header) =>
        Assert.Equal(code, ImportColumns.Areas.Places(header).Refusal!.Code);

    [Theory]
    [InlineData("", "imports.empty")]
    [InlineData("code,name\n", "imports.no-rows")]
    public async Task A_file_without_rows_is_refused(string text, string code) =>
        Assert.Equal(code, (await FileCheck.Of(ImportKind.Areas, text, ImportLimits.Request, A.Check())).Refusal!.Code);

    [Theory]
    [InlineData(ImportKind.Areas)]
    [InlineData(ImportKind.Persons)]
    [InlineData(ImportKind.Readings)]
    [InlineData(ImportKind.Grids)]
    [InlineData(ImportKind.Centres)]
    public void The_readme_lists_every_column_and_marks_the_required_ones(ImportKind kind)
    {
        var start = $"| `{kind.ToString().ToLowerInvariant()}` |";
        var line = File.ReadLines(Path.Combine(SourceTree.Root, "README.md")).Single(l => l.StartsWith(start, StringComparison.Ordinal));

        Assert.All(ImportColumns.Of(kind).Items, column => Assert.Matches($@"\b{column.Name}\b", line));
        Assert.All(ImportColumns.Of(kind).Items, column => Assert.Equal(column.Required, line.Contains($"**{column.Name}**", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_row_with_another_number_of_fields_is_a_fault() =>
        Assert.Equal(["3 - field-count"], await A.Faults(ImportKind.Areas, "code,name", "15,内蒙古自治区", "16"));
}
