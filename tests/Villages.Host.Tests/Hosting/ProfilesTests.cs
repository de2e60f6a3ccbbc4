using Microsoft.Extensions.Configuration;
using Villages.Host.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Hosting;

public sealed class ProfilesTests : IDisposable
{
    private readonly TemporaryFolder _data = new("profiles");

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(null, "Sqlite", "00:00:05")]
    [InlineData("embedded", "Sqlite", "00:00:05")]
    [InlineData("postgresql", "PostgreSql", "00:00:05")]
    [InlineData("postgresql+fast", "PostgreSql", "00:00:01")]
    [InlineData("sqlserver + fast", "SqlServer", "00:00:01")]
    public void A_profile_says_engine_and_times(string? profile, string engine, string probe)
    {
        var deployment = Of(("Profile", profile), ("ConnectionString", "Host=h;Database=d"));

        Assert.Equal((engine, Role.All), (deployment.Engine.ToString(), deployment.Role));
        Assert.Equal(TimeSpan.Parse(probe), deployment.Silo.Membership.ProbeTimeout);
    }

    [Fact]
    public void What_is_given_beside_a_profile_wins_over_it()
    {
        var deployment = Of(
            ("Profile", "postgresql"), ("ConnectionString", "Host=h;Database=d"), ("Role", "silo"), ("ClusterId", "copy"), ("Silo:Port", "12000"),
            ("Silo:Membership:MissedProbes", "5"));

        Assert.Equal((Role.Silo, "copy", 12000, 5), (deployment.Role, deployment.ClusterId, deployment.Silo.Port, deployment.Silo.Membership.MissedProbes));
    }

    [Fact]
    public void Ports_are_on_loopback_unless_named() => Assert.Equal("127.0.0.1", Of(("Profile", "postgresql"), ("ConnectionString", "Host=h")).Silo.Address);

    [Theory]
    [InlineData("10.0.0.5", "true", "silo")]
    [InlineData("10.0.0.5", "false", "api")]
    [InlineData("127.0.0.2", "false", "all")]
    [InlineData("::1", "false", "all")]
    public void Another_address_is_taken_where_it_was_allowed_and_where_nothing_listens(string address, string allowed, string role) => Assert.Equal(
        address,
        Of(("Profile", "postgresql"), ("ConnectionString", "Host=h"), ("Role", role), ("Silo:Address", address), ("Silo:ListenBeyondLoopback", allowed)).Silo.Address);

    [Fact]
    public void An_API_that_knows_its_gateways_needs_no_database()
    {
        var deployment = Of(("Profile", "postgresql"), ("Role", "api"), ("Gateways", "127.0.0.1:30000, 10.0.0.5:30001"));

        Assert.False(deployment.NeedsDatabase);
        Assert.Equal(["127.0.0.1:30000", "10.0.0.5:30001"], deployment.Gateways.Select(gateway => gateway.ToString()));
    }

    [Theory]
    [InlineData("There is no profile 'mysql'", "Profile", "mysql")]
    [InlineData("There is no profile '../profiles/fast'", "Profile", "../profiles/fast")]
    [InlineData("No database is named", "Profile", "postgresql")]
    [InlineData("No database is named", "Profile", "postgresql", "Role", "api")]
    [InlineData("Villages:Role is 'both'; known: all, silo, api.", "Role", "both")]
    [InlineData("Villages:Role is '1'", "Role", "1")]
    [InlineData("Villages:Engine is 'oracle'", "Engine", "oracle")]
    [InlineData("belongs to one process", "Role", "api")]
    [InlineData("must be an IP address, not 'here'", "Silo:Address", "here")]
    [InlineData("two different ports", "Silo:Port", "30000")]
    [InlineData("two different ports", "Silo:GatewayPort", "70000")]
    [InlineData("Villages:Silo:ListenBeyondLoopback=true", "Profile", "postgresql", "ConnectionString", "Host=h", "Silo:Address", "10.0.0.5")]
    [InlineData("Villages:Silo:ListenBeyondLoopback=true", "Profile", "sqlserver", "ConnectionString", "Host=h", "Silo:Address", "10.0.0.5", "Role", "silo")]
    [InlineData("Villages:Silo:ListenBeyondLoopback=true", "Profile", "postgresql", "ConnectionString", "Host=h", "Silo:Address", "::ffff:10.0.0.5")]
    [InlineData("not '0.0.0.0'", "Profile", "postgresql", "ConnectionString", "Host=h", "Silo:Address", "0.0.0.0", "Silo:ListenBeyondLoopback", "true")]
    [InlineData("not '::'", "Profile", "postgresql", "ConnectionString", "Host=h", "Silo:Address", "::", "Silo:ListenBeyondLoopback", "true")]
    [InlineData("A setting of Villages:Silo does not fit", "Silo:Membership:ProbeTimeout", "soon")]
    [InlineData("'host' is none", "Gateways", "host")]
    public void A_setting_that_does_not_fit_is_named(string sentence, params string[] settings)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Of([.. settings.Chunk(2).Select(pair => (pair[0], (string?)pair[1]))]));

        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_that_is_no_JSON_is_named_with_its_fault()
    {
        Directory.CreateDirectory(_data.File("profiles"));
        File.WriteAllText(_data.File("profiles/broken.json"), "{ \"Villages\": ");

        var refused = Assert.ThrowsAny<InvalidOperationException>(() => Of(("Config", _data.Path), ("Profile", "broken")));

        Assert.Contains("broken.json' cannot be read", refused.Message, StringComparison.Ordinal);
    }

    private Deployment Of(params (string Key, string? Value)[] settings)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Villages:{setting.Key}", setting.Value)));
        configuration.AddInMemoryCollection([KeyValuePair.Create("Villages:Data", (string?)_data.Path)]);
        configuration.AddProfiles();
        return Deployment.Of(configuration);
    }
}
