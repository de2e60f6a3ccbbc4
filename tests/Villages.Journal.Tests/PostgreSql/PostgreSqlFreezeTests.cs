using System.Diagnostics;
using Villages.Testing.PostgreSql;
using Villages.Testing.Processes;

namespace Villages.Journal.Tests.PostgreSql;

/// <summary>A silo that is frozen in the middle of its work holds nothing that another one needs.</summary>
[Collection(nameof(Alone))]
[Trait("Category", "Database")]
public sealed class PostgreSqlFreezeTests(PostgreSqlFixture server) : JournalConformance(new PostgreSqlEngine(server))
{
    private const int Freezes = 40;

    [Fact]
    public async Task A_frozen_appender_never_delays_another_by_more_than_200_milliseconds()
    {
        await Accepted(A.First(A.Stream()));
        using var other = ChildProcess.Start([ChildScenarios.Append, .. Engine.Address]);
        Assert.Equal(ChildScenarios.Opened, await other.Line());
        var random = new Random();
        var delays = new List<double>();
        foreach (var _ in Enumerable.Range(0, Freezes))
        {
            for (var line = random.Next(1, 200); line > 0; line--)
            {
                Assert.NotNull(await other.Line());
            }

            await other.Freeze();
            var started = Stopwatch.GetTimestamp();
            await Accepted(A.First(A.Stream()));
            delays.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            other.Thaw();
        }

        Assert.True(delays.Max() <= 200, $"The delays in milliseconds were {string.Join(", ", delays.Order().Select(delay => $"{delay:0.0}"))}.");
    }
}
