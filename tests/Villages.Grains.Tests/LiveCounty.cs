using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Cycles;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Domain.Readings;
using Villages.Domain.Rulebooks;
using Villages.Grains.Access;
using Villages.Grains.Areas;
using Villages.Grains.Auditing;
using Villages.Grains.Calendars;
using Villages.Grains.Cycles;
using Villages.Grains.Hosting;
using Villages.Journal;
using Villages.Testing;
using StreamId = Villages.Journal.StreamId;

namespace Villages.Grains.Tests;

/// <summary>One real silo on an embedded database in a folder of its own: a county of two townships, small enough to know by heart.</summary>
internal sealed class LiveCounty : IAsyncDisposable
{
    public static readonly AreaCode County = AreaCode.Parse("141129");

    public static readonly ImmutableArray<AreaCode> Villages =
        [.. Enumerable.Range(0, 12).Select(i => AreaCode.Parse($"14112910{i / 6}{(i % 6) + 201:000}"))];

    public static readonly CycleId Cycle2025 = new("stars", County, Period.OfYear(2025));

    private readonly IHost _host;

    private LiveCounty(IHost host, string folder, JumpingClock clock) => (_host, Folder, Clock) = (host, folder, clock);

    public string Folder { get; }

    public JumpingClock Clock { get; }

    /// <summary>Whoever asks for it as nobody acts as the house from then on.</summary>
    public IGrainFactory Grains
    {
        get
        {
            if (Principal.Current is null)
            {
                Principal.Of("test").Enter();
            }

            return _host.Services.GetRequiredService<IGrainFactory>();
        }
    }

    public IJournal Journal => _host.Services.GetRequiredService<IJournal>();

    public IAreaRegister Register => _host.Services.GetRequiredService<IAreaRegister>();

    public IJournalAudit Audit => _host.Services.GetRequiredService<IJournalAudit>();

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <param name="calendars">Null for a calendar without schedules.</param>
    /// <param name="postgreSql">Connection string of a database; null for the embedded one.</param>
    /// <param name="change">Last word on the services.</param>
    public static async Task<LiveCounty> Start(
        string folder, JumpingClock? clock = null, CountyCalendars? calendars = null, string? postgreSql = null, Action<IServiceCollection>? change = null)
    {
        clock ??= new JumpingClock(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        var settings = new SiloSettings
        {
            MinimumReminderPeriod = TimeSpan.FromMilliseconds(500), Heartbeat = TimeSpan.FromSeconds(1), ReminderRefresh = TimeSpan.FromSeconds(2),
        };
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<TimeProvider>(clock);
        if (postgreSql is null)
        {
            builder.Services.AddSqliteJournal(folder);
        }
        else
        {
            await new PostgreSqlOrleansDatabase(postgreSql).Migrate();
            builder.Services.AddPostgreSqlJournal(postgreSql, journal =>
                (journal.DeploymentKeyFile, journal.ApplySchema) = (Path.Combine(folder, "deployment.key"), true));
        }

        builder.Services.AddVillagesGrains(
            calendars ?? new CountyCalendars(new Domain.Calendars.CountyCalendar([], new Domain.Calendars.WorkingDays([], []))),
            SiloConfiguration.Indicators(Path.Combine(SourceTree.Root, "silo-config")),
            SiloConfiguration.Boards(Path.Combine(SourceTree.Root, "silo-config")),
            settings);
        builder.UseOrleans(silo => _ = postgreSql is null
            ? silo.UseLoopbackClustering().AddEmbeddedOrleansProviders(folder, settings)
            : silo.UseLoopbackClustering().AddPostgreSqlOrleansProviders(postgreSql, settings));
        builder.Services.AddSingleton<WireFilter>();
        builder.Services.AddSingleton<IOutgoingGrainCallFilter>(provider => provider.GetRequiredService<WireFilter>());
        builder.Services.AddVillagesKeepers();
        change?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<IAreaRegister>().Ready;
        return new LiveCounty(host, folder, clock);
    }

    public Command<T> Command<T>(T body, string intent)
        where T : ICommandBody => new(CommandId.Derive("test", body.Kind, intent), "test", Clock.Instant() + TimeSpan.FromMinutes(10), body);

    /// <summary>The register, the default star rulebook, and a secretary with three years in office and readings for the period in every village.</summary>
    /// <param name="rulebook">Null for the shipped one without its publication.</param>
    public async Task Settle(int year = 2025, string? rulebook = null)
    {
        await Grains.Register(AreaCode.Nation).Register(Command(new RegisterAreas([Row("14", "山西省"), Row("1411", "吕梁市"), Row("141129", "中阳县")]), "upper"));
        AreaRow[] rows =
        [
            Row("141129100", "甲镇"), Row("141129101", "乙镇"), .. Villages.Select((code, i) => Row(code.Value, $"第{i + 1}村委会")),
        ];
        var receipt = (await Grains.Register(County).Register(Command(new RegisterAreas(rows), "county"))).Value!;
        await Register.Reached(receipt.Position);
        await Grains.Rulebooks(County).Adopt(Command(new AdoptRulebook("stars", rulebook ?? ShippedRulebook.WithoutWindow, null, "县委组织部"), "stars"));
        foreach (var village in Villages)
        {
            await Grains.Village(village).Fill(Command(new FillPost(SecretaryOf(village), Position.Secretary, new DateOnly(2021, 1, 10)), $"secretary/{village}"));
            await Read(village, year, 70 + (2 * (int.Parse(village.Value.AsSpan(9), null) - 200)));
        }
    }

    /// <summary>A whole set of readings of one village: every dimension at the score.</summary>
    public async Task Read(AreaCode village, int year, decimal score, long sequence = 1)
    {
        string[] indicators =
        [
            "party-building", "collective-economy", "industry", "living-environment", "governance", "public-services", "culture", "central-tasks", "integrity",
        ];
        var on = new DateOnly(year, 12, 20);
        var readings = indicators
            .Select(indicator => new Reading(indicator, Period.OfYear(year), score, "township", Sequence(Array.IndexOf(indicators, indicator)), on))
            .Append(new Reading("organisational-appraisal", Period.OfYear(year), BallotCount.Of(8, 2, 0, 0), "county", Sequence(50), on))
            .Append(new Reading("mass-review", Period.OfYear(year), BallotCount.Of(20, 10, 2, 0), "county", Sequence(51), on));
        long Sequence(int ordinal) => (((year * 100) + sequence) * 100) + ordinal;

        var outcome = await Grains.Village(village).Record(Command(new RecordReadings([.. readings]), $"{village}/{year}/{sequence}/{score}"));
        Assert.True(outcome.Accepted, outcome.Refusal?.Message.English);
    }

    /// <summary>Writes the next commit of a stream past its activation, as another activation would.</summary>
    public async Task<Commit> WriteBehind(StreamKey key, Func<Commit, Commit> change)
    {
        var head = (await Journal.Read(new StreamId(key.Home, key.Text)))[^1];
        var foreign = change(head with { CommandId = Guid.NewGuid(), Data = "[]"u8.ToArray() }) with { Number = head.Number + 1 };
        var appended = await Journal.Append(foreign with { Hash = CommitHash.Of(foreign, head.Hash) }, Lane.Interactive);
        Assert.Equal(AppendStatus.Accepted, appended.Status);
        return appended.Commit!;
    }

    public static PersonId SecretaryOf(AreaCode village) => PersonId.Create(County, System.Text.Encoding.ASCII.GetBytes(village.Value + "--------"));

    public Task<CycleView> Reaches(CycleId cycle, CyclePhase phase, int round = 1) => Eventually.Gives(
        $"{cycle} is {phase} in round {round}",
        async () => await Grains.Cycle(cycle).Read() is { } view && view.Phase == phase && view.Round == round ? view : null);

    /// <summary>Runs a cycle to its end and waits until every consequence was delivered.</summary>
    public async Task<CycleView> Run(CycleId cycle)
    {
        var planned = await Grains.Cycle(cycle).Plan(Command(new PlanCycle(cycle), cycle.ToString()));
        Assert.True(planned.Accepted, planned.Refusal?.Message.English);
        return await Finish(cycle, 1);
    }

    public async Task<CycleView> Finish(CycleId cycle, int round)
    {
        await Reaches(cycle, CyclePhase.Calibrating, round);
        Assert.True((await Grains.Cycle(cycle).Publish(Command(new PublishCycle(), $"{cycle}/{round}"))).Accepted);
        Assert.True((await Grains.Cycle(cycle).Effect(Command(new MakeEffective(), $"{cycle}/{round}"))).Accepted);
        return await Eventually.Gives($"the effects of {cycle} round {round} are delivered", async () =>
            await Grains.Cycle(cycle).Read() is { Phase: CyclePhase.Effective } view && view.EffectsDone == view.EffectsTotal ? view : null);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static AreaRow Row(string code, string name) => new(AreaCode.Parse(code), name, AreaCode.Parse(code).Parent, new DateOnly(2020, 1, 1));
}
