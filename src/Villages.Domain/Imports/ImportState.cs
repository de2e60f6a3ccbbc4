using System.Collections.Immutable;
using Villages.Domain.Events;

namespace Villages.Domain.Imports;

[GenerateSerializer, Alias("imports.status")]
public enum ImportStatus
{
    Staging,
    Accepted,
    Completed,
    Abandoned,
}

/// <summary>Fold of <c>import/&lt;county&gt;-&lt;id&gt;</c>.</summary>
public sealed record ImportState(string Id) : IState<ImportState>
{
    public static string Format => "imports.import.v1";

    public ImportStatus Status { get; init; }

    public string Form { get; init; } = "";

    public string FileName { get; init; } = "";

    public string FileHash { get; init; } = "";

    /// <summary>In order of lines; emptied when the import ends.</summary>
    public ImmutableList<ImportRow> Rows { get; init; } = [];

    public int Chunks { get; init; }

    public int RowCount { get; init; }

    /// <summary>Last line given to its stream, 0 at first.</summary>
    public int AppliedThrough { get; init; }

    public int Given { get; init; }

    public ImmutableArray<RowRefusal> Refused { get; init; } = [];

    public string By { get; init; } = "";

    public DateTime? AcceptedAt { get; init; }

    public DateTime? EndedAt { get; init; }

    public long Version { get; init; }

    public static ImportState Empty(StreamKey stream) => new(stream.Id);

    public ImportState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        RowsStaged e => this with { Rows = Rows.AddRange(e.Rows), RowCount = RowCount + e.Rows.Count, Chunks = Chunks + 1 },
        ImportAccepted e => this with
        {
            Status = ImportStatus.Accepted, Form = e.Form, FileName = e.FileName, FileHash = e.FileHash, By = stamp.Actor, AcceptedAt = stamp.RecordedAt,
        },
        RowsApplied e => this with { AppliedThrough = e.ThroughLine, Given = Given + e.Rows },
        RowRefused e => this with { Refused = Refused.Add(e.Refusal) },
        ImportCompleted => this with { Status = ImportStatus.Completed, Rows = [], EndedAt = stamp.RecordedAt },
        ImportAbandoned => this with { Status = ImportStatus.Abandoned, Rows = [], EndedAt = stamp.RecordedAt },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    /// <summary>The next rows to give to their streams, none before acceptance or after the end. The rows of one line are never parted, so there may be a few more than asked.</summary>
    public IReadOnlyList<ImportRow> Pending(int limit)
    {
        if (Status != ImportStatus.Accepted)
        {
            return [];
        }

        var pending = new List<ImportRow>(limit);
        foreach (var row in Rows)
        {
            if (pending.Count >= limit && row.Line != pending[^1].Line)
            {
                break;
            }

            if (row.Line > AppliedThrough)
            {
                pending.Add(row);
            }
        }

        return pending;
    }

    public ImportView View() =>
        new(Id, Status, Form, FileName, FileHash, RowCount, Given - Refused.Length, Refused, By, AcceptedAt, EndedAt, Version);
}

/// <summary>An import's report, down to the refused lines.</summary>
[GenerateSerializer, Immutable, Alias("imports.view")]
public sealed record ImportView(
    [property: Id(0)] string Id,
    [property: Id(1)] ImportStatus Status,
    [property: Id(2)] string Form,
    [property: Id(3)] string FileName,
    [property: Id(4)] string FileHash,
    [property: Id(5)] int Rows,
    [property: Id(6)] int Applied,
    [property: Id(7)] IReadOnlyList<RowRefusal> Refused,
    [property: Id(8)] string By,
    [property: Id(9)] DateTime? AcceptedAt,
    [property: Id(10)] DateTime? EndedAt,
    [property: Id(11)] long Version);
