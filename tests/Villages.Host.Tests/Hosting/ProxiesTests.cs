using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Villages.Host.Hosting;

namespace Villages.Host.Tests.Hosting;

/// <summary>The address a request came from is what proxies say that are known, and what nobody else says.</summary>
public sealed class ProxiesTests
{
    [Theory]
    [InlineData("10.0.0.0/24", "10.0.0.7", "198.51.100.9", "198.51.100.9")]
    [InlineData("10.0.0.7", "10.0.0.7", "198.51.100.9", "198.51.100.9")]
    [InlineData("10.0.0.0/24", "10.0.1.7", "198.51.100.9", "10.0.1.7")]
    [InlineData("10.0.0.0/24", "10.0.0.7", "203.0.113.5, 198.51.100.9, 10.0.0.8", "198.51.100.9")]
    [InlineData("10.0.0.0/24", "10.0.0.7", "gibberish", "10.0.0.7")]
    [InlineData(null, "10.0.0.7", "198.51.100.9", "10.0.0.7")]
    [InlineData("2001:db8::/32", "2001:db8::1", "198.51.100.9", "198.51.100.9")]
    public async Task A_forwarded_address_is_believed_from_a_known_proxy(string? proxies, string from, string forwarded, string taken)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection([new(Proxies.Setting, proxies)]);
        await using var app = builder.Build();
        app.UseProxies();
        app.Run(http => http.Response.WriteAsync(http.Connection.RemoteIpAddress!.ToString()));
        await app.StartAsync();

        var answer = await app.GetTestServer().SendAsync(http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(from);
            http.Request.Headers["X-Forwarded-For"] = forwarded;
        });

        Assert.Equal(taken, await new StreamReader(answer.Response.Body).ReadToEndAsync());
    }

    [Fact]
    public void A_network_that_is_none_stops_the_start_with_a_sentence()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(Proxies.Setting, "10.0.0.0/24, proxy.county.example")]).Build();

        Assert.Contains("'proxy.county.example'", Assert.Throws<InvalidOperationException>(() => Networks.Of(configuration, Proxies.Setting)).Message, StringComparison.Ordinal);
    }
}
