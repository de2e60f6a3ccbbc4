using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Auth;

/// <summary>An OpenID Connect issuer on a port of this machine: discovery and keys over HTTP, and whatever tokens a test wants signed.</summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private IssuerKey[] _published = [];
    private int _asked;

    private LocalIssuer(int port)
    {
        Port = port;
        // Empty: every other builder watches files, of which a machine allows few.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.Urls.Add(Address);
        _app.MapGet("/.well-known/openid-configuration", () =>
        {
            Interlocked.Increment(ref _asked);
            return IsSilent
                ? Results.StatusCode(503)
                : Results.Text(new JsonObject { ["issuer"] = Address, ["jwks_uri"] = $"{Address}/keys" }.ToJsonString(), "application/json");
        });
        _app.MapGet("/keys", () => Results.Text(
            new JsonObject { ["keys"] = new JsonArray([.. Volatile.Read(ref _published).Select(key => key.Public())]) }.ToJsonString(), "application/json"));
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>How often its configuration was fetched.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public bool IsSilent { get; set; }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<LocalIssuer> Start(int? port = null, params IssuerKey[] keys)
    {
        var issuer = new LocalIssuer(port ?? FreePort());
        issuer.Publish(keys);
        await issuer._app.StartAsync();
        return issuer;
    }

    public void Publish(params IssuerKey[] keys) => Volatile.Write(ref _published, keys);

    /// <summary>Settings of a host that trusts it.</summary>
    public (string, string?)[] Trusted(params (string, string?)[] more) => Trusted(Port, more);

    public static (string, string?)[] Trusted(int port, params (string, string?)[] more) =>
        [("Villages:Auth:Authority", $"http://127.0.0.1:{port}"), ("Villages:Auth:RequireHttpsMetadata", "false"), .. more];

    public RawToken Token(IssuerKey key, TimeProvider clock) => RawToken.Of(Address, key, clock);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A key with its name, which signs and shows its public half.</summary>
internal sealed record IssuerKey(string Id, AsymmetricAlgorithm Key)
{
    public static IssuerKey Rsa(string id) => new(id, RSA.Create(2048));

    public static IssuerKey Ec(string id) => new(id, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public string Algorithm => Key is RSA ? "RS256" : "ES256";

    public byte[] Sign(byte[] bytes) => Key is RSA rsa
        ? rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : ((ECDsa)Key).SignData(bytes, HashAlgorithmName.SHA256);

    public JsonObject Public()
    {
        if (Key is RSA rsa)
        {
            var half = rsa.ExportParameters(false);
            return new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = Id, ["n"] = Base64UrlEncoder.Encode(half.Modulus), ["e"] = Base64UrlEncoder.Encode(half.Exponent) };
        }

        var point = ((ECDsa)Key).ExportParameters(false).Q;
        return new() { ["kty"] = "EC", ["use"] = "sig", ["kid"] = Id, ["crv"] = "P-256", ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) };
    }
}

/// <summary>A token part by part, so that each can be spoiled.</summary>
internal sealed record RawToken(JsonObject Header, JsonObject Payload, Func<byte[], byte[]> Sign)
{
    /// <summary>A genuine one of the county's organisation department, for an hour.</summary>
    public static RawToken Of(string issuer, IssuerKey key, TimeProvider clock)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return new(
            new() { ["alg"] = key.Algorithm, ["typ"] = "JWT", ["kid"] = key.Id },
            new()
            {
                ["iss"] = issuer, ["aud"] = "villages", ["iat"] = now, ["nbf"] = now, ["exp"] = now + 3600,
                ["sub"] = "tester", ["role"] = Roles.CountyOrganisation, ["area"] = SmallRegister.County,
            },
            key.Sign);
    }

    public RawToken With(string claim, JsonNode? value)
    {
        var payload = Payload.DeepClone().AsObject();
        payload[claim] = value;
        return this with { Payload = payload };
    }

    public RawToken Without(string claim)
    {
        var payload = Payload.DeepClone().AsObject();
        payload.Remove(claim);
        return this with { Payload = payload };
    }

    public RawToken Headed(string member, JsonNode? value)
    {
        var header = Header.DeepClone().AsObject();
        header[member] = value;
        if (value is null)
        {
            header.Remove(member);
        }

        return this with { Header = header };
    }

    /// <param name="json">Of the payload, as it is signed.</param>
    public string Text(Func<string, string>? json = null)
    {
        var signed = $"{Base64UrlEncoder.Encode(Header.ToJsonString())}.{Base64UrlEncoder.Encode((json ?? (text => text))(Payload.ToJsonString()))}";
        return $"{signed}.{Base64UrlEncoder.Encode(Sign(System.Text.Encoding.ASCII.GetBytes(signed)))}";
    }
}
