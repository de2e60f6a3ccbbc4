using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Villages.Grains.Hosting;
using Villages.Testing;
using Villages.Testing.PostgreSql;

namespace Villages.Grains.Tests.Hosting;

/// <summary>Asks to be reminded five times a second. Key: any.</summary>
[Alias("tests.reminded-grain")]
internal interface IRemindedGrain : IGrainWithStringKey
{
    [Alias("begin")]
    Task Begin();

    [Alias("end")]
    Task<bool> End();
}

[GrainType("tests-reminded")]
[SuppressMessage("Performance", "CA1812", Justification = "Orleans makes it")]
internal sealed class RemindedGrain : Grain, IRemindedGrain, IRemindable
{
    public static ConcurrentDictionary<string, int> Ticks { get; } = new();

    public Task Begin() => this.RegisterOrUpdateReminder("heartbeat", TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(200));

    public async Task<bool> End()
    {
        if (await this.GetReminder("heartbeat") is not { } reminder)
        {
            return false;
        }

        await this.UnregisterReminder(reminder);
        return true;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Ticks.AddOrUpdate(this.GetPrimaryKeyString(), 1, (_, ticks) => ticks + 1);
        return Task.CompletedTask;
    }
}

public sealed class ReminderTests(PostgreSqlFixture postgreSql) : IDisposable
{
    private readonly TemporaryFolder _folder = new("reminders");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Reminders_on_SQLite_tick_again_after_a_restart_until_they_are_ended() =>
        Survive(() => TestSilo.OnSqlite(_folder.Path), "reminded/sqlite");

    [Fact]
    public async Task Reminders_on_PostgreSQL_tick_again_after_a_restart_until_they_are_ended()
    {
        var database = await postgreSql.CreateDatabase();
        await new PostgreSqlOrleansDatabase(database).Migrate();
        await Survive(() => TestSilo.OnPostgreSql(database), "reminded/postgresql");
    }

    private static async Task Survive(Func<Task<TestSilo>> start, string key)
    {
        await using (var first = await start())
        {
            await first.Grain<IRemindedGrain>(key).Begin();
            await first.Grain<IRemindedGrain>(key).Begin();
            await Ticked(key, 2);
        }

        var before = RemindedGrain.Ticks[key];
        await using (var second = await start())
        {
            await Ticked(key, before + 2);
            Assert.True(await second.Grain<IRemindedGrain>(key).End());
            Assert.False(await second.Grain<IRemindedGrain>(key).End());
        }
    }

    private static Task Ticked(string key, int times) =>
        Eventually.Holds($"{key} ticked {times} times", () => RemindedGrain.Ticks.GetValueOrDefault(key) >= times, TimeSpan.FromSeconds(60));
}
