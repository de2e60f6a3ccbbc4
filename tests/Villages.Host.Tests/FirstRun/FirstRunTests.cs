using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Villages.Host.Tests.Verbs;
using Villages.Testing;

namespace Villages.Host.Tests.FirstRun;

public sealed partial class FirstRunTests : IDisposable
{
    private readonly TemporaryFolder _data = new("first-run");

    private string Data => $"--Villages:Data={_data.Path}";

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_killed_seeding_goes_on_and_the_printed_command_works_and_a_second_instance_is_told_off()
    {
        using (var killed = HostProcess.Start(Data, "--urls=http://127.0.0.1:0"))
        {
            await killed.Line("tenures");
            killed.Kill();
            await killed.End();
        }

        using (var host = HostProcess.Start(Data, "--urls=http://127.0.0.1:0"))
        {
            var curl = Curl().Match(await host.Line("curl "));
            using var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", curl.Groups["token"].Value);
            var body = await Eventually.Gives("the county's totals hold every grid", async () =>
                await client.GetStringAsync(curl.Groups["address"].Value) is var text && text.Contains("1400", StringComparison.Ordinal) ? text : null);
            Assert.Contains("中阳县", body, StringComparison.Ordinal);

            var (code, _, complaints) = await HostProcess.Run(Data, "--urls=http://127.0.0.1:0");
            Assert.Equal(1, code);
            Assert.Contains("in use by another process", complaints, StringComparison.Ordinal);
            host.Interrupt();
            Assert.Equal(0, await host.End());
        }

        var watch = Stopwatch.StartNew();
        using var warm = HostProcess.Start(Data, "--urls=http://127.0.0.1:0");
        await warm.Line("curl ");
        TestContext.Current.TestOutputHelper?.WriteLine($"warm start {watch.Elapsed.TotalSeconds:0.0} s");
        warm.Interrupt();
        Assert.Equal(0, await warm.End());
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var (code, _, complaints) = await HostProcess.Run(Data, $"--urls={address}", "--Villages:Demo=false");

        Assert.Equal(1, code);
        Assert.Contains(address, complaints, StringComparison.Ordinal);
        Assert.Contains("--urls", complaints, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_told_in_a_sentence()
    {
        await File.WriteAllTextAsync(_data.File("taken"), "a file where a folder should be");

        var (code, _, complaints) = await HostProcess.Run($"--Villages:Data={_data.File("taken")}/data", "--urls=http://127.0.0.1:0");

        Assert.Equal(1, code);
        Assert.Contains("--Villages:Data=", complaints, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_demo_nothing_is_seeded()
    {
        using var host = HostProcess.Start(Data, "--urls=http://127.0.0.1:0", "--Villages:Demo=false");

        Assert.Contains("; 0 areas", await host.Line("Village governance"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"curl -s -H 'Authorization: Bearer (?<token>\S+)' (?<address>\S+)")]
    private static partial Regex Curl();
}
