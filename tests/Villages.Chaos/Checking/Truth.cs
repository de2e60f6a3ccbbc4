using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Domain.Events;
using Villages.Domain.VillageLife;
using Villages.Grains.Auditing;
using Villages.Grains.Hosting;
using Villages.Grains.Journaling;
using Villages.Journal;
using Villages.Testing;

namespace Villages.Chaos.Checking;

/// <summary>The journal read without a grain: the product's own audit, and the fold that area totals must equal.</summary>
internal sealed class Truth : IAsyncDisposable
{
    private static readonly string Config = Path.Combine(SourceTree.Root, "silo-config");

    private readonly ServiceProvider _services;

    public Truth(string database, string data)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPostgreSqlJournal(database, journal => journal.DeploymentKeyFile = Path.Combine(data, "deployment.key"));
        services.AddVillagesGrains(SiloConfiguration.Calendars(Config), SiloConfiguration.Indicators(Config), SiloConfiguration.Boards(Config), new SiloSettings());
        _services = services.BuildServiceProvider();
    }

    /// <summary>The whole journal after everything had time to end: what <c>verify --expect-quiet</c> runs.</summary>
    public Task<AuditReport> Audit() => _services.GetRequiredService<IJournalAudit>().Run(expectQuiet: true);

    public ValueTask<IReadOnlyList<Commit>> Read(StreamId stream) => _services.GetRequiredService<IJournal>().Read(stream);

    public async Task<AreaTotals> Totals(IEnumerable<AreaCode> villages, DateOnly today)
    {
        var journal = _services.GetRequiredService<IJournal>();
        var summaries = await Task.WhenAll(villages.Select(async village =>
        {
            var fold = StreamFold<VillageState>.Empty(village.Stream);
            foreach (var commit in await journal.Read(new StreamId(village.Stream.Home, village.Stream.Text)))
            {
                fold = fold.Append(commit, EventCodec.Default.Decode(commit.Data));
            }

            return fold.State.Summarise(today);
        }));
        return summaries.Aggregate(AreaTotals.Zero, (totals, summary) => totals.Add(summary));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
