using Npgsql;
using Villages.Chaos.Load;
using Villages.Chaos.Rows;

namespace Villages.Chaos.Checking;

/// <summary>What calendars did by themselves: each period once, in order, with the results and effects of the undisturbed run.</summary>
internal static class CalendarCheck
{
    private const string Steps = """
        SELECT c.stream, c.kind FROM journal_batch b JOIN journal_commit c ON c.batch = b.batch
        WHERE c.home = $1 AND c.kind IN ('cycles.plan', 'cycles.make-effective') ORDER BY b.number, c.ordinal
        """;

    /// <summary>The last step of a calendar, a look after the effects have arrived; until then it is still at work.</summary>
    private static readonly TimeSpan Closing = TimeSpan.FromSeconds(90);

    /// <summary>Waits until the county's periods up to this one are in effect.</summary>
    public static Task Done(Stage stage, CountyYear last, TimeSpan within)
    {
        var (effects, expected) = (0L, stage.Row.Ground.Reference.Of(last).Effects);
        return stage.Holds($"{last} is in effect", async () =>
        {
            effects = stage.Watch.Effects(last.County);
            return effects >= expected && await CycleResults.Effects(stage.Api, last) is (var done, var total, 0) && done == total;
        }, within, () => $"{last} was not caught up within {within.TotalSeconds:0} s: {effects} of {expected} effects");
    }

    public static async Task Check(Stage stage, County county, int until)
    {
        var findings = stage.Row.Findings;
        var years = Province.Years.TakeWhile(year => year <= until).Select(year => new CountyYear(county, year)).ToArray();
        await Task.WhenAll(years.SkipLast(1).Select(year => stage.Holds(
            $"{year} is archived", async () => await CycleResults.Phase(stage.Api, year) == "archived", Closing, () => $"I8: {year} was not archived by the one after it")));
        var steps = await Taken(stage.Database, county);
        var expected = years.SelectMany(year => new[] { $"{year.Stream} cycles.plan", $"{year.Stream} cycles.make-effective" });
        findings.Expect(steps.SequenceEqual(expected), $"R16: the calendar of {county} took these steps: {string.Join(", ", steps)}");
        foreach (var year in years)
        {
            findings.Expect(await CycleResults.Digest(stage.Api, year) == stage.Row.Ground.Reference.Of(year).Digest, $"I4: the results of {year} are not those of the undisturbed run");
        }

        var effects = (Is: stage.Watch.Effects(county), Must: stage.Row.Ground.Reference.Of(years[^1]).Effects);
        findings.Expect(effects.Is == effects.Must, $"R16: the cycles of {county} left {effects.Is} effects and not {effects.Must}");
    }

    private static async Task<List<string>> Taken(string database, County county)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false;Command Timeout=60");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Steps, connection) { Parameters = { new() { Value = county.Home } } };
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add($"{reader.GetString(0)} {reader.GetString(1)}");
        }

        return steps;
    }
}
