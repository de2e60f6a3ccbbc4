using System.Text;
using System.Text.Json;
using Villages.Domain;
using Villages.Domain.Imports;
using Villages.Grains;

namespace Villages.Host.Imports;

/// <summary>
/// Hands a clean file to the grains: one import per county, all staged before the first is accepted. A repeat after a crash goes on where it stopped,
/// because ids derive from county, kind and content.
/// </summary>
internal sealed class ImportDelivery(IGrainFactory grains, TimeProvider clock, ImportFile file, string hash)
{
    private const int SealedAtOnce = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<Outcome<ImportReport>> Deliver(ImportReport report, IReadOnlyList<PlannedCommand> planned, CancellationToken cancellation)
    {
        var counties = planned.GroupBy(p => p.Home).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        var ids = counties.Select(county => IdOf(county.Key)).ToArray();
        var staged = new List<(string Id, int Rows, int Chunks)>();
        for (var i = 0; i < counties.Length; i++)
        {
            var standing = await grains.Import(ids[i]).Read();
            if (standing is { Status: not ImportStatus.Staging })
            {
                continue;
            }

            var outcome = await Stage(ids[i], [.. counties[i]], standing?.Rows ?? 0, cancellation);
            if (!outcome.Accepted)
            {
                return outcome.Refusal;
            }

            staged.Add((ids[i], counties[i].Count(), outcome.Value.Chunks));
        }

        foreach (var (id, rows, chunks) in staged)
        {
            var form = JsonNamingPolicy.CamelCase.ConvertName(file.Kind.ToString());
            var outcome = await grains.Import(id).Accept(Command(id, new AcceptImport(form, file.Name, hash, rows, chunks), "accept"));
            if (!outcome.Accepted)
            {
                return outcome.Refusal;
            }

            await grains.Import(id).Drive();
        }

        return report with { Imports = ids, Repeated = staged.Count == 0 };
    }

    /// <param name="done">Rows staged by an earlier try; chunks are cut by size alone, so the same rows make the same chunks.</param>
    private async Task<Outcome<StagedRows>> Stage(string id, IReadOnlyList<PlannedCommand> planned, int done, CancellationToken cancellation)
    {
        var (chunk, number, bytes, passed) = (new List<ImportRow>(), 0, 0, 0);
        foreach (var some in planned.Chunk(SealedAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var made = await Task.WhenAll(some.Select(p => p.Make().AsTask()));
            for (var i = 0; i < some.Length; i++)
            {
                var body = JsonSerializer.Serialize(made[i].Body, made[i].Body.GetType(), DomainJson.Options);
                var row = new ImportRow(some[i].Line, made[i].Target.Text, made[i].Body.Kind, body);
                var size = Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(row, DomainJson.Options)) + 1;
                if (bytes + size > StageRows.MaximumBytes - 1_024 && await Send() is { } refusal)
                {
                    return refusal;
                }

                chunk.Add(row);
                bytes += size;
            }
        }

        return await Send() is { } last ? last : new StagedRows(number);

        async Task<Refusal?> Send()
        {
            passed += chunk.Count;
            var outcome = passed <= done ? null : await grains.Import(id).Stage(Command(id, new StageRows(number, [.. chunk]), $"stage-{number}"));
            chunk.Clear();
            (number, bytes) = (number + 1, 0);
            return outcome?.Refusal;
        }
    }

    private Command<TBody> Command<TBody>(string id, TBody body, string step)
        where TBody : ICommandBody =>
        new(CommandId.Derive("import", id, step), file.Actor, clock.Instant() + Patience, body);

    private string IdOf(string county) => $"{county}-{CommandId.Derive("import", county, file.Kind.ToString(), hash).Value:N}"[..23];

    private sealed record StagedRows(int Chunks);
}
