using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Stars;
using Villages.Domain.Stars.Events;
using Villages.Grains.Auditing;
using Villages.Grains.Hosting;
using Villages.Journal;

namespace Villages.Grains.Tests.Auditing;

/// <summary>A journal without a silo, into which a test writes whatever it likes: sound chains, false content.</summary>
internal sealed class PlantedJournal : IAsyncDisposable
{
    public static readonly CycleId Cycle = new("stars", AreaCode.Parse("141129"), Period.OfYear(2025));
    public static readonly AreaCode Village = AreaCode.Parse("141129100201");
    public static readonly PersonId Secretary = PersonId.Create(AreaCode.Parse("141129"), "planted-secretary---"u8.ToArray());

    private readonly ServiceProvider _services;
    private readonly string _file;
    private readonly Dictionary<StreamKey, Commit> _heads = [];

    public PlantedJournal(string folder)
    {
        _file = Path.Combine(folder, "journal.db");
        _services = new ServiceCollection().AddLogging().AddSqliteJournal(folder).AddJournalAudit().BuildServiceProvider();
    }

    public IJournal Journal => _services.GetRequiredService<IJournal>();

    /// <summary>A rating at three stars that a cycle issued.</summary>
    public static SubjectOutcome Outcome { get; } = new(
        Village, Secretary, null, 88.5m, "good", false, 2, 3, 0, null, 1, 1, new StarPay(1800, 1200, 300), []);

    public static EffectsIssued Issued { get; } = new(Cycle, 1, 0, new DateOnly(2025, 12, 31), new string('a', 64), 1, [Outcome], true);

    public static SecretaryRated Rated { get; } = (SecretaryRated)RatingEvents.Of(Cycle, 1, new string('a', 64), 1, Outcome, 0, null);

    public static StarPayEntitled Paid { get; } = RatingEvents.Of(Cycle, 1, Outcome.Pay!);

    /// <summary>Everything up to the head was delivered, says the checkpoint.</summary>
    public async Task Deliver() =>
        await Journal.WriteCheckpoint("consequences", ((await Journal.LastBatch() + 1) * Commit.PositionsPerBatch) - 1);

    public Task<AuditReport> Audit(bool expectQuiet = false) => _services.GetRequiredService<IJournalAudit>().Run(expectQuiet: expectQuiet);

    public async Task<Commit> Write(StreamKey stream, CommandId command, string kind, params IEvent[] events)
    {
        var before = _heads.GetValueOrDefault(stream);
        var commit = new Commit
        {
            Stream = new Journal.StreamId(stream.Home, stream.Text), Number = (before?.Number ?? 0) + 1, CommandId = command.Value, BodyHash = new byte[32], Kind = kind,
            Data = EventCodec.Default.Encode(events), Actor = "test", Area = "141129", EffectiveOn = new DateOnly(2026, 3, 2),
            RecordedAt = new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc), Hash = [],
        };
        commit = commit with { Hash = CommitHash.Of(commit, before?.Hash ?? CommitHash.Genesis) };
        var written = await Journal.Append(commit, Lane.Interactive);
        Assert.Equal(AppendStatus.Accepted, written.Status);
        return _heads[stream] = written.Commit!;
    }

    public Task<Commit> Issue() => Write(Cycle.AreaStream(Village.Parent), Any(), "cycles.issue-effects", Issued);

    /// <summary>What a commit owes, sent as the delivery would send it, oldest first.</summary>
    public async Task Settle(Commit source)
    {
        for (var open = new Queue<Commit>([source]); open.TryDequeue(out var cause);)
        {
            foreach (var (id, consequence) in Domain.Consequences.ConsequenceRegistry.Default.Of(
                StreamKey.Parse(cause.Stream.Key), cause.Number, EventCodec.Default.Decode(cause.Data)))
            {
                IEvent[] events = consequence.Body switch
                {
                    RateSecretary => [Rated],
                    EntitleStarPay => [Paid],
                    _ => [],
                };
                open.Enqueue(await Write(consequence.Target, id, consequence.Body.Kind, events));
            }
        }
    }

    public async Task Tamper(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }

    public static CommandId Any() => new(Guid.CreateVersion7());

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
