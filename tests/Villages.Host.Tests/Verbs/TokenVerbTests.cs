using Villages.Testing;

namespace Villages.Host.Tests.Verbs;

public sealed class TokenVerbTests : IDisposable
{
    private readonly TemporaryFolder _data = new("token");

    private string Data => $"--Villages:Data={_data.Path}";

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_development_token_is_all_that_is_printed()
    {
        var (code, output, _) = await HostProcess.Run("token", "--role", "county-organisation", "--area", "141129", Data);

        Assert.Equal(0, code);
        Assert.Equal(3, output.TrimEnd().Split('.').Length);
        Assert.DoesNotContain('\n', output.TrimEnd());
    }

    [Fact]
    public async Task In_production_it_is_refused_with_a_sentence()
    {
        var (code, output, complaints) = await HostProcess.RunIn("Production", "token", "--role", "county-organisation", "--area", "141129", Data);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("Development", complaints, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", complaints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "emperor", "141129")]
    [InlineData(1, "township", "1411290")]
    public async Task A_role_or_area_that_is_none_is_refused(int expected, string role, string area)
    {
        var (code, _, complaints) = await HostProcess.Run("token", "--role", role, "--area", area, Data);

        Assert.Equal(expected, code);
        Assert.Contains($"'{(role == "emperor" ? role : area)}'", complaints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token", "--role", "township")]
    [InlineData("tokn")]
    [InlineData("token", "--role", "township", "--area", "141129", "--rol", "x")]
    public async Task A_wrong_command_line_ends_with_two(params string[] arguments)
    {
        var (code, _, complaints) = await HostProcess.Run(arguments);

        Assert.Equal(2, code);
        Assert.Contains("--help", complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_verb()
    {
        var (code, output, _) = await HostProcess.Run("--help");

        Assert.Equal(0, code);
        Assert.All(["token", "demo", "verify", "import"], verb => Assert.Contains(verb, output, StringComparison.Ordinal));
    }
}
