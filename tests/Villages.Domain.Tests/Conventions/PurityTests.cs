using Villages.Testing.Conventions;

namespace Villages.Domain.Tests.Conventions;

/// <summary>The domain asks nobody: no clock, no chance, no other project.</summary>
public sealed class PurityTests
{
    private static readonly string Assembly = typeof(AreaCode).Assembly.Location;

    private static readonly string[] Impure =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Environment.get_TickCount", "System.Environment.get_TickCount64", "System.TimeProvider.get_System",
        "System.TimeZoneInfo.get_Local", "System.Environment.GetEnvironmentVariable", "System.Globalization.CultureInfo.get_CurrentCulture",
    ];

    private static readonly string[] ImpureTypes =
    [
        "System.Random", "System.Diagnostics.Stopwatch", "System.Security.Cryptography.RandomNumberGenerator", "System.IO.File", "System.IO.Directory",
        "System.Threading.Tasks.Task", "System.Threading.Timer", "System.Console", "System.Net.Http.HttpClient",
    ];

    [Fact]
    public void The_domain_reads_no_clock_and_draws_no_lots()
    {
        Assert.Empty(MemberReferences.Of(Assembly).Intersect(Impure));
        Assert.Empty(MemberReferences.TypesOf(Assembly).Intersect(ImpureTypes));
    }

    [Fact]
    public void The_search_finds_what_is_there() =>
        Assert.Contains("System.Guid.NewGuid", MemberReferences.Of(typeof(PurityTests).Assembly.Location));

    [Fact]
    public void The_domain_knows_the_framework_and_serialization_only() =>
        Assert.Empty(typeof(AreaCode).Assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).Except(["Orleans.Serialization", "Orleans.Serialization.Abstractions"]));

    /// <summary>Something to be found.</summary>
    internal static Guid Chance() => Guid.NewGuid();
}
