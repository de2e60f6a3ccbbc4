using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Villages.Benchmarks.LiveRead;
using Villages.Host.Areas;
using Villages.Host.Http;
using Villages.Testing.PostgreSql;

namespace Villages.Benchmarks.EntityFramework;

/// <summary>The villages of the product's answers as rows in a PostgreSQL of their own, durable as it comes; names of the areas above them in memory, as the product has them.</summary>
internal sealed class VillageDatabase : IAsyncDisposable
{
    private readonly PostgreSqlCluster _cluster;
    private readonly PooledDbContextFactory<VillageContext> _contexts;
    private readonly string[] _codes;
    private readonly FrozenDictionary<string, AreaAnswer[]> _ancestors;

    private VillageDatabase(PostgreSqlCluster cluster, NpgsqlDataSource source, IReadOnlyList<VillageResource> villages)
    {
        (_cluster, Source, _contexts) = (cluster, source, TunedContexts.Pool<VillageContext>(source));
        _codes = [.. villages.Select(village => village.Code.Value)];
        _ancestors = villages.GroupBy(village => village.Code.Parent.Value)
            .ToFrozenDictionary(town => town.Key, town => town.First().Ancestors.Select(area => new AreaAnswer(area.Code.Value, area.Name)).ToArray());
    }

    public NpgsqlDataSource Source { get; }

    public static async Task<VillageDatabase> Create(IEnumerable<Prepared> answers)
    {
        var cluster = await PostgreSqlCluster.Start(PostgreSqlPrograms.Installed ?? throw new InvalidOperationException(PostgreSqlFixture.Missing));
        var villages = answers.Select(answer => JsonSerializer.Deserialize<VillageResource>(answer.Body, ApiJson.Options)!).ToArray();
        var database = new VillageDatabase(cluster, TunedContexts.Source(cluster.ConnectionString(await cluster.CreateDatabase())), villages);
        await using var context = await database._contexts.CreateDbContextAsync();
        await context.Database.EnsureCreatedAsync();
        await database._contexts.Save(villages.Select(Row));
        await context.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
        return database;
    }

    /// <summary>From the province down to the township.</summary>
    public AreaAnswer[] Ancestors(string village) => _ancestors[village[..9]];

    /// <summary>One reading of one village, and the village's version with it: one statement, one row, one commit.</summary>
    public async Task Renew(long number)
    {
        var code = _codes[number % _codes.Length];
        await using var context = await _contexts.CreateDbContextAsync();
        await context.Database.ExecuteSqlAsync($"""
            UPDATE village SET "Version" = "Version" + 1,
              "Readings" = jsonb_set(jsonb_set("Readings", ARRAY['0','Score'], to_jsonb({60m + (number % 40)})), ARRAY['0','Sequence'], to_jsonb({number + 1}))
            WHERE "Code" = {code}
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    private static VillageRow Row(VillageResource village)
    {
        var (code, summary) = (village.Code.Value, village.Summary);
        return new VillageRow
        {
            Code = code, Name = village.Name, Kind = JsonNamingPolicy.CamelCase.ConvertName(village.Kind.ToString()), Version = village.Version,
            Secretary = summary.Secretary?.Value, Stars = summary.Stars, Grade = summary.Grade,
            GridsLevel1 = summary.GridsLevel1, GridsLevel2 = summary.GridsLevel2, GridsLevel3 = summary.GridsLevel3, GridWorkers = summary.GridWorkers,
            Centres = summary.Centres, Stations = summary.Stations, LatestPeriod = summary.LatestPeriod?.ToString(), ReadingCount = summary.Readings,
            GridIds = [.. village.Grids], CentreIds = [.. village.Centres],
            Posts = [.. village.Posts.Select(post => new PostRow
            {
                Position = JsonNamingPolicy.CamelCase.ConvertName(post.Position.ToString()), Person = post.Person.Value, From = post.From, To = post.To,
            })],
            Readings = [.. village.Readings.Select(Row)],
        };
    }

    private static ReadingRow Row(ReadingResource reading)
    {
        int? Votes(string choice) => reading.Value.Ballots?.Votes[choice];
        return new ReadingRow
        {
            Indicator = reading.Indicator, Period = reading.Period.ToString(), Score = reading.Value.Score,
            Good = Votes("good"), RatherGood = Votes("ratherGood"), Average = Votes("average"), Poor = Votes("poor"),
            Source = reading.Source, Sequence = reading.Sequence, ObservedOn = reading.ObservedOn, Evidence = reading.Evidence,
        };
    }
}
