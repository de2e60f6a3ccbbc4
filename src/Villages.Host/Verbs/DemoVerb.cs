using System.CommandLine;
using Villages.Domain;
using Villages.Grains.Access;
using Villages.Host.FirstRun;
using Villages.Host.Hosting;

namespace Villages.Host.Verbs;

/// <summary><c>demo</c>: seeds the demo county where needed, runs the cycle that is ready, prints the ten best secretaries with their reasons, and ends.</summary>
internal static class DemoVerb
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var language = new Option<string>("--language")
        {
            Description = "zh-CN or en.",
            DefaultValueFactory = _ => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "zh-CN" : "en",
        };
        language.AcceptOnlyFromAmong("zh-CN", "en");
        var command = new Command("demo", "Seeds the demo county, runs one star cycle, prints the ten best. 演示：灌入数据、运行一次星级考核、列出前十名。") { language }.Passing();
        command.SetAction((parsed, cancellation) => Failures.Tell(async () =>
        {
            await using var app = build(Settings.Unserved(parsed));
            await Ground.Check(app, cancellation);
            await app.Rise(cancellation);
            Principal.Of("demo").Enter();
            var seed = app.Services.GetRequiredService<DemoSeed>();
            var (grains, clock) = (app.Services.GetRequiredService<IGrainFactory>(), app.Services.GetRequiredService<TimeProvider>());
            var county = await seed.Standing();
            var cycle = default(CycleId);
            await Progress.Show(async lines =>
            {
                county = county is null || await seed.IsDue() ? await seed.Run(lines, cancellation) : county;
                cycle = new CycleId(DemoSeed.Scheme, county.County, Period.OfYear(county.Year));
                await new CycleRun(grains, clock, DemoSender.Actor).Complete(
                    cycle, (step, done, total) => lines($"{cycle.Period} 考核 cycle: {step}", done, total), cancellation);
            });
            await BestTen.Print(grains, cycle, parsed.GetValue(language)!, Console.Out);
            await app.StopAsync(cancellation);
            return 0;
        }));
        return command;
    }
}
