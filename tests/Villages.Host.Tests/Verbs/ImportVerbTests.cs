using Villages.Testing;

namespace Villages.Host.Tests.Verbs;

public sealed class ImportVerbTests : IDisposable
{
    private readonly TemporaryFolder _data = new("import-verb");

    private string Data => $"--Villages:Data={_data.File("data")}";

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_clean_file_is_imported_once_and_a_faulty_one_reported_line_by_line()
    {
        var clean = await Import("code,name\n14,山西省\n1411,吕梁市\n141129,中阳县\n");
        Assert.True(clean.Code == 0, clean.Complaints);
        Assert.Contains("3 rows, 1 imports, 0 refused", clean.Output, StringComparison.Ordinal);
        Assert.Contains("all accepted before", (await Import("code,name\n14,山西省\n1411,吕梁市\n141129,中阳县\n")).Output, StringComparison.Ordinal);

        var faulty = await Import("code,name\n141129100,宁乡镇\n141130100,水头镇\n");
        Assert.Equal(1, faulty.Code);
        Assert.Contains("line 3, parent:", faulty.Output, StringComparison.Ordinal);
        Assert.Contains("nothing was imported", faulty.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "no-such-file.csv", "areas")]
    [InlineData(2, "file.csv", "dreams")]
    public async Task A_file_or_kind_that_is_none_ends_with_two(int expected, string file, string kind)
    {
        await File.WriteAllTextAsync(_data.File("file.csv"), "code,name\n");

        Assert.Equal(expected, (await HostProcess.Run("import", _data.File(file), "--kind", kind, Data)).Code);
    }

    private async Task<(int Code, string Output, string Complaints)> Import(string content)
    {
        await File.WriteAllTextAsync(_data.File("file.csv"), content);
        return await HostProcess.Run("import", _data.File("file.csv"), "--kind", "areas", Data);
    }
}
