using System.Diagnostics;
using Villages.Chaos.Api;
using Villages.Chaos.Running;

namespace Villages.Chaos.Load;

/// <summary>Fills a migrated database through the API: register, rulebooks, people, readings, all by real imports.</summary>
internal sealed class Seeding(ApiClient api, Province province, Invented invented)
{
    private const int VillagesAFile = 1_500;

    public async Task Run()
    {
        var started = Stopwatch.GetTimestamp();
        await Import("areas", province.Csv);
        Said("the register", started);
        await Parallel.ForEachAsync(province.Counties, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (county, cancellation) =>
            await api.Write("rulebooks", invented.Adoption(county), $"adopt-{county}", cancellation: cancellation));
        Said("rulebooks", started);
        await Import("persons", Invented.Persons(province.Counties));
        Said("people", started);
        foreach (var some in Files())
        {
            await Import("readings", invented.Readings(some));
            Said($"readings up to {some[^1]}", started);
        }
    }

    private async Task Import(string kind, string csv)
    {
        var answer = await api.Insist(HttpMethod.Post, $"imports?kind={kind}", csv, $"seed-{kind}-{csv.Length}", null)
            ?? throw new InvalidOperationException($"The import of {kind} was never answered.");
        if (!answer.Good)
        {
            throw new InvalidOperationException($"The import of {kind} was refused: {answer}");
        }

        foreach (var operation in answer.Json.GetProperty("operations").EnumerateArray().Select(path => path.GetString()!["/api/v1/".Length..]).ToArray())
        {
            while ((await api.Read(operation))!.Json.GetProperty("status").GetString() is not "succeeded")
            {
                await Task.Delay(50);
            }
        }
    }

    private IEnumerable<List<County>> Files()
    {
        var file = new List<County>();
        foreach (var county in province.Counties)
        {
            file.Add(county);
            if (file.Sum(some => some.Villages.Count) >= VillagesAFile)
            {
                yield return file;
                file = [];
            }
        }

        if (file.Count > 0)
        {
            yield return file;
        }
    }

    private static void Said(string what, long started) => Progress.Say($"seeded {what} after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
}
