using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Villages.Benchmarks.CountyCycle;
using Villages.Benchmarks.Ratios;
using Villages.Domain;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;
using Villages.Grains;
using Villages.Grains.Cycles;
using Villages.Grains.Rulebooks;

namespace Villages.Benchmarks.EntityFramework;

/// <summary>
/// The assessment of the last cycle over again through EF Core, on the same server: facts loaded for a thousand villages at a time, the same scores and calibration, and every
/// row that the cycle committed inserted into a table with the same keys. The rows' content is made before: what it costs to write and hash it is not asked of this side.
/// </summary>
internal sealed class EntityFrameworkCycle(PostgreSqlGround ground, PooledDbContextFactory<AssessmentContext> contexts)
{
    public static async Task<double> Compare(PostgreSqlGround ground)
    {
        await using var source = TunedContexts.Source(await ground.CreateDatabase());
        var contexts = TunedContexts.Pool<AssessmentContext>(source);
        await using (var context = await contexts.CreateDbContextAsync())
        {
            await context.Database.EnsureCreatedAsync();
        }

        return await CountyCycleRatio.Compare(ground, new EntityFrameworkCycle(ground, contexts).Assess);
    }

    private async Task<Pace> Assess()
    {
        var (rows, asOf) = (await ground.Rows(), new DateOnly(ground.Year, 12, 31));
        var (rulebook, subjects) = await Prepare(asOf);
        return await Pace.Of(async () => (rows.Count, await Rounds.Seconds(async () =>
        {
            var scores = new List<SubjectScore>();
            for (var after = ""; await Load(after) is { Length: > 0 } batch; after = batch[^1].Village.Value)
            {
                scores.AddRange(batch.AsParallel().Select(subject => StarRating.Score(rulebook, subject, asOf)));
            }

            var result = StarRating.Calibrate(rulebook, scores, asOf);
            if (result.Outcomes.Length != subjects)
            {
                throw new InvalidOperationException($"{result.Outcomes.Length} outcomes are not those of the cycle.");
            }

            await contexts.Save(rows);
        })));
    }

    /// <summary>Empties the tables and fills in the facts that the cycle saw, of every village with a secretary.</summary>
    private async Task<(Rulebook Rulebook, int Subjects)> Prepare(DateOnly asOf)
    {
        var (grains, county) = (ground.Services.GetRequiredService<IGrainFactory>(), ground.County);
        await using var context = await contexts.CreateDbContextAsync();
        await context.Database.ExecuteSqlRawAsync("TRUNCATE subject, reading, tenure, past_rating, journal_commit");
        var query = new FactsQuery(new CycleId(SyntheticCounty.Scheme, county.Code, Period.OfYear(ground.Year)), asOf, (await grains.Feed().Head()).Position);
        foreach (var some in county.Villages.Chunk(TunedContexts.Rows))
        {
            await contexts.Save((await Task.WhenAll(some.Select(village => Facts(grains, village, query)))).SelectMany(rows => rows));
        }

        await context.Database.ExecuteSqlRawAsync("VACUUM ANALYZE subject, reading, tenure, past_rating, journal_commit");
        var adopted = await grains.Rulebooks(county.Code).InForce(SyntheticCounty.Scheme, asOf);
        return (await ground.Services.GetRequiredService<RulebookCache>().Get(county.Code, adopted!.Hash), await context.Subjects.CountAsync());
    }

    private static async Task<IEnumerable<object>> Facts(IGrainFactory grains, AreaCode village, FactsQuery query)
    {
        var facts = await grains.Village(village).Facts(query);
        if (facts.Secretary is not { } secretary)
        {
            return [];
        }

        var code = village.Value;
        var (career, months, _) = await grains.Official(secretary).Career(query);
        if (!career.Honours.IsEmpty || !career.Vetoes.IsEmpty)
        {
            throw new InvalidOperationException("The invented county has neither honours nor vetoes; no table holds them.");
        }

        return
        [
            new SubjectRow { Village = code, Secretary = secretary.Value, MonthsInPost = months },
            .. facts.Readings.Select((reading, place) => ReadingFactRow.Of(code, place, reading)),
            .. career.Services.Select((tenure, place) => TenureRow.Of(code, place, tenure)),
            .. career.Past.Select((rating, place) => PastRatingRow.Of(code, place, rating)),
        ];
    }

    /// <summary>The next thousand villages in the order of their codes, in four queries, three of them at the same time.</summary>
    private async Task<SubjectFacts[]> Load(string after)
    {
        List<SubjectRow> subjects;
        await using (var context = await contexts.CreateDbContextAsync())
        {
            subjects = await context.Subjects.Where(row => row.Village.CompareTo(after) > 0).OrderBy(row => row.Village).Take(TunedContexts.Rows).ToListAsync();
        }

        if (subjects.Count == 0)
        {
            return [];
        }

        var (first, last, period) = (subjects[0].Village, subjects[^1].Village, Period.OfYear(ground.Year));
        var readings = Rows(context => context.Readings.Where(row => row.Village.CompareTo(first) >= 0 && row.Village.CompareTo(last) <= 0)
            .OrderBy(row => row.Village).ThenBy(row => row.Place), row => row.Village, row => row.ToFact());
        var tenures = Rows(context => context.Tenures.Where(row => row.Village.CompareTo(first) >= 0 && row.Village.CompareTo(last) <= 0)
            .OrderBy(row => row.Village).ThenBy(row => row.Place), row => row.Village, row => row.ToTenure());
        var ratings = Rows(context => context.PastRatings.Where(row => row.Village.CompareTo(first) >= 0 && row.Village.CompareTo(last) <= 0)
            .OrderBy(row => row.Village).ThenBy(row => row.Place), row => row.Village, row => row.ToRating());
        await Task.WhenAll(readings, tenures, ratings);
        return [.. subjects.Select(subject =>
        {
            var village = AreaCode.Parse(subject.Village);
            return new SubjectFacts(
                village, PersonId.Parse(subject.Secretary), village.Kind, period, [.. readings.Result[subject.Village]],
                new Career([.. tenures.Result[subject.Village]], [.. ratings.Result[subject.Village]], [], []), subject.MonthsInPost);
        })];
    }

    private async Task<ILookup<string, TFact>> Rows<TRow, TFact>(Func<AssessmentContext, IQueryable<TRow>> query, Func<TRow, string> village, Func<TRow, TFact> fact)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return (await query(context).ToListAsync()).ToLookup(village, fact);
    }
}
