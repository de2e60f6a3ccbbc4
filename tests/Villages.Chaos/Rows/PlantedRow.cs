using System.Net;
using System.Text.Json;
using Npgsql;
using Villages.Chaos.Api;
using Villages.Chaos.Checking;
using Villages.Chaos.Running;
using Villages.Domain.VillageLife;
using Villages.Testing.Processes;

namespace Villages.Chaos.Rows;

/// <summary>Violations planted on purpose: a checker that finds none of them would be worth nothing.</summary>
internal sealed class PlantedRow : IRow
{
    public string Name => "planted";

    public int Faults(Tier tier) => 12;

    public async Task Run(RowContext row)
    {
        var within = row.Within();
        await using var stage = await within.Open(new StagePlan(Silos: 1));
        stage.Begin();
        await stage.Holds("a cycle has taken effect", () => Task.FromResult(stage.Cycles.Ended.Count > 0), TimeSpan.FromMinutes(3));
        await stage.Finish();
        await Quiet.Await(stage.Database);
        var village = row.Ground.Province.Counties[0].Villages[0];
        var receipts = new List<Acknowledged>();
        for (var i = 1; i <= 3; i++)
        {
            receipts.Add((await stage.Api.Write("readings", row.Ground.Invented.Reading(village, "planted", i), $"planted-{i}"))!);
        }

        await stage.Check();
        row.Findings.Expect(within.Findings.Violations.Count == 0, $"nothing is planted yet: {string.Join(' ', within.Findings.Violations)}");

        stage.Api.Remember(new Acknowledged(Guid.CreateVersion7(), 1, receipts[0].RecordedAt, "never-sent"));
        var last = Plant.Lost(receipts[2].Command);
        await Execute(stage, last.Sql);
        await stage.Check();
        await Execute(stage, last.Undo);
        Caught(row, within, "a receipt without a command", "never-sent");
        Caught(row, within, "a lost commit", receipts[2].Command.ToString());
        Caught(row, within, "a hole in the feed", "the audit found I7");

        Signal.Send(stage.Cluster.Nodes[0].Process, Signal.Terminate);
        await stage.Cluster.Nodes[0].End();
        await stage.Holds("the end was noticed", () => Task.FromResult(within.Findings.Violations.Any(found => found.Contains("ended by itself", StringComparison.Ordinal))), TimeSpan.FromSeconds(10));
        Caught(row, within, "a process that ends", "ended by itself");

        await PlantInTables(row, stage, receipts[0].Command);
        var answer = new Answer(HttpStatusCode.OK, $$"""{"effects":[{"version":{{receipts[0].Version + 1}},"recordedAt":"{{receipts[0].RecordedAt}}"}]}""", null, "nobody");
        var totals = """{"villages":1,"communities":0,"secretaries":0,"vacancies":1,"unrated":0,"stars":[0,0,0,0,0,0,0,0,0,0,0]}""";
        row.Findings.Fault();
        row.Findings.Expect(Receipts.Difference(receipts[0], answer) is not null, "another version in commands/{id} was not noticed");
        row.Findings.Expect(!Checker.Says(JsonElement.Parse(totals), AreaTotals.Zero), "other totals were not noticed");
        row.Acknowledged = within.Acknowledged;
    }

    /// <summary>With nobody there who would act on it; what is taken out again leaves a sound journal.</summary>
    private static async Task PlantInTables(RowContext row, Stage stage, Guid command)
    {
        Plant doubled;
        await using (var truth = new Truth(stage.Database, row.Ground.Data))
        {
            doubled = await DoubledEffect.Of(stage.Database, truth);
        }

        foreach (var plant in (Plant[])[Plant.Altered("data", command), Plant.Altered("hash", command), Plant.Lost(command), doubled, Plant.Undelivered(), Plant.Gap(), Plant.Standstill()])
        {
            row.Findings.Fault();
            await Execute(stage, plant.Sql);
            var found = await Audit(row, stage);
            await Execute(stage, plant.Undo);
            row.Say($"{plant.What}: {found}");
            row.Findings.Expect(
                found?.StartsWith(plant.Sign, StringComparison.Ordinal) is true && found.Contains(plant.Says, StringComparison.Ordinal),
                $"{plant.What} was not noticed as {plant.Sign} but as: {found ?? "nothing"}");
        }

        row.Findings.Expect(await Audit(row, stage) is null, "the journal is not sound after everything planted was taken out");
    }

    /// <summary>With eyes of its own each time: what was read before the tables changed is not remembered.</summary>
    private static async Task<string?> Audit(RowContext row, Stage stage)
    {
        await using var truth = new Truth(stage.Database, row.Ground.Data);
        return (await truth.Audit()).FirstViolation;
    }

    private static void Caught(RowContext row, RowContext within, string what, string sign)
    {
        row.Findings.Fault();
        row.Findings.Expect(within.Findings.Violations.Any(found => found.Contains(sign, StringComparison.Ordinal)), $"{what} was not noticed");
    }

    private static async Task Execute(Stage stage, string sql)
    {
        await using var connection = new NpgsqlConnection($"{stage.Database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
