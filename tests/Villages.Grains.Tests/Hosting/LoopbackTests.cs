using System.Net.NetworkInformation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Villages.Grains.Hosting;
using Villages.Testing;

namespace Villages.Grains.Tests.Hosting;

public sealed class LoopbackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("loopback");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_single_silo_listens_on_the_loopback_interface_only_and_opens_no_gateway()
    {
        using var host = Silo(gatewayPort: null);
        await host.StartAsync();
        Assert.Equal(1, await host.Services.GetRequiredService<IGrainFactory>().GetGrain<ITallyGrain>("tally/a").Add(1));
        var port = host.Services.GetRequiredService<IOptions<EndpointOptions>>().Value.SiloPort;
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(endpoint => endpoint.Port == port);
        Assert.True(System.Net.IPAddress.IsLoopback(Assert.Single(listening).Address));
        Assert.Equal(0, host.Services.GetRequiredService<IOptions<EndpointOptions>>().Value.GatewayPort);
        await host.StopAsync();
    }

    [Fact]
    public async Task Two_silos_on_one_machine_take_ports_of_their_own()
    {
        using var first = Silo(gatewayPort: 0);
        using var second = Silo(gatewayPort: 0, folder: _folder.File("second"));
        await first.StartAsync();
        await second.StartAsync();
        await second.StopAsync();
        await first.StopAsync();
    }

    private IHost Silo(int? gatewayPort, string? folder = null) => Microsoft.Extensions.Hosting.Host.CreateDefaultBuilder()
        .ConfigureLogging(logging => logging.ClearProviders())
        .UseOrleans(silo => silo.UseLoopbackClustering(gatewayPort: gatewayPort).AddEmbeddedOrleansProviders(folder ?? _folder.Path, TestSilo.Quick))
        .Build();
}
