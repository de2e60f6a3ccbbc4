using System.CommandLine;
using System.IO.Compression;
using Villages.Domain;
using Villages.Domain.Imports;
using Villages.Grains;
using Villages.Grains.Access;
using Villages.Host.FirstRun;
using Villages.Host.Hosting;
using Villages.Host.Imports;

namespace Villages.Host.Verbs;

/// <summary>
/// <c>import FILE --kind …</c>: the same checks as over the wire, with room for the register of the nation, then waits until every row was given to its stream.
/// A file that ends in <c>.gz</c> is unpacked on the way. Exit code 1 when a row is at fault or was refused.
/// </summary>
internal static class ImportVerb
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV in UTF-8 or GB18030, or the same packed as .gz" }.AcceptExistingOnly();
        var kind = new Option<string>("--kind") { Required = true, Description = "areas, persons, readings, grids or centres" };
        kind.AcceptOnlyFromAmong("areas", "persons", "readings", "grids", "centres");
        var validate = new Option<bool>("--validate-only") { Description = "Checks and changes nothing." };
        var command = new Command("import", "Imports a file. 导入文件。") { file, kind, validate }.Passing();
        command.SetAction((parsed, cancellation) => Failures.Tell(async () =>
        {
            await using var app = build(Settings.Unserved(parsed));
            await Ground.Check(app, cancellation);
            await app.Rise(cancellation);
            Principal.Of("import-verb").Enter();
            await using var content = Open(parsed.GetValue(file)!);
            var imports = ActivatorUtilities.CreateInstance<ImportFiles>(app.Services, ImportLimits.Verb);
            var outcome = await imports.Accept(
                new ImportFile(
                    content, Enum.Parse<ImportKind>(parsed.GetValue(kind)!, ignoreCase: true), "operator", [AreaCode.Nation],
                    parsed.GetValue(validate), parsed.GetValue(file)!.Name),
                cancellation);
            var code = outcome.Accepted
                ? await Follow(app.Services.GetRequiredService<IGrainFactory>(), outcome.Value, cancellation)
                : throw new RefusedException($"{outcome.Refusal.Message.Chinese} {outcome.Refusal.Message.English}");
            await app.StopAsync(cancellation);
            return code;
        }));
        return command;
    }

    private static Stream Open(FileInfo file) =>
        file.Extension.Equals(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file.OpenRead(), CompressionMode.Decompress) : file.OpenRead();

    private static async Task<int> Follow(IGrainFactory grains, ImportReport report, CancellationToken cancellation)
    {
        foreach (var fault in report.Faults)
        {
            Console.WriteLine($"line {fault.Row}{(fault.Column is null ? "" : ", " + fault.Column)}: {fault.Message.Chinese} {fault.Message.English} ({fault.Code})");
        }

        if (!report.Clean)
        {
            Console.WriteLine($"{report.FaultsTotal} faults in {report.Rows} rows; nothing was imported. 有错误，未导入任何行。");
            return 1;
        }

        var refused = new List<RowRefusal>();
        await Progress.Show(async lines =>
        {
            for (var i = 0; i < report.Imports.Count; i++)
            {
                refused.AddRange(await Completed(grains, report.Imports[i], cancellation));
                lines("导入 imports", i + 1, report.Imports.Count);
            }
        });
        refused.ForEach(row => Console.WriteLine($"line {row.Line}: {row.Message.Chinese} {row.Message.English} ({row.Code})"));
        Console.WriteLine($"{report.Rows} rows, {report.Imports.Count} imports{(report.Repeated ? ", all accepted before" : "")}, {refused.Count} refused");
        return refused.Count == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<RowRefusal>> Completed(IGrainFactory grains, string id, CancellationToken cancellation)
    {
        while (true)
        {
            var view = (await grains.Import(id).Read())!;
            if (view.Status == ImportStatus.Completed)
            {
                return view.Refused;
            }

            await grains.Import(id).Drive();
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }
}
