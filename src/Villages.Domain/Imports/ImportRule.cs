using System.Collections.Immutable;
using System.Text.Json;
using Villages.Domain.Events;

namespace Villages.Domain.Imports;

/// <summary>Staging, then acceptance as the point of no return, then reports until the last row; see <see cref="ImportStatus"/>.</summary>
public static class ImportRule
{
    public static Decision Decide(ImportState state, StageRows command)
    {
        if (state.Status != ImportStatus.Staging)
        {
            return ImportRefusals.WrongStatus(state.Status);
        }

        if (command.Chunk < state.Chunks)
        {
            return Decision.Accept();
        }

        if (command.Chunk > state.Chunks || command.Rows.Count == 0)
        {
            return ImportRefusals.ChunkMissing(state.Chunks);
        }

        var last = state.Rows.IsEmpty ? 1 : state.Rows[^1].Line;
        foreach (var row in command.Rows)
        {
            if (row.Line < last || row.Line < 2)
            {
                return ImportRefusals.LinesOutOfOrder(row.Line);
            }

            last = row.Line;
        }

        var staged = new RowsStaged(command.Chunk, command.Rows);
        return JsonSerializer.SerializeToUtf8Bytes(staged, DomainJson.Options).Length > StageRows.MaximumBytes
            ? ImportRefusals.ChunkTooLarge()
            : Decision.Accept(staged);
    }

    public static Decision Decide(ImportState state, AcceptImport command)
    {
        if (state.Status is ImportStatus.Accepted or ImportStatus.Completed && state.FileHash == command.FileHash)
        {
            return Decision.Accept();
        }

        return state.Status != ImportStatus.Staging ? ImportRefusals.WrongStatus(state.Status)
            : state.Chunks != command.Chunks || state.RowCount != command.Rows || command.Rows == 0 ? ImportRefusals.RowsMissing(command.Rows, state.RowCount)
            : Decision.Accept(new ImportAccepted(command.Form, command.FileName, command.FileHash, command.Rows));
    }

    /// <summary>A report that reaches no further than the one before changes nothing; the report of the last line completes the import.</summary>
    public static Decision Decide(ImportState state, ReportRows command)
    {
        if (state.Status == ImportStatus.Completed || (state.Status == ImportStatus.Accepted && command.ThroughLine <= state.AppliedThrough))
        {
            return Decision.Accept();
        }

        if (state.Status != ImportStatus.Accepted)
        {
            return ImportRefusals.WrongStatus(state.Status);
        }

        var given = state.Rows.Where(r => r.Line > state.AppliedThrough && r.Line <= command.ThroughLine).ToArray();
        if (given.Length == 0 || given[^1].Line != command.ThroughLine || command.Refused.Any(r => !Array.Exists(given, g => g.Line == r.Line)))
        {
            return ImportRefusals.NoSuchLine(command.ThroughLine);
        }

        var events = ImmutableArray.CreateBuilder<IEvent>();
        events.AddRange(command.Refused.Select(refusal => new RowRefused(refusal)));
        events.Add(new RowsApplied(command.ThroughLine, given.Length));
        if (command.ThroughLine == state.Rows[^1].Line)
        {
            var refused = state.Refused.Length + command.Refused.Count;
            events.Add(new ImportCompleted(state.RowCount - refused, refused));
        }

        return Decision.Accept(events.ToArray());
    }

    public static Decision Decide(ImportState state, AbandonImport command) => state.Status switch
    {
        ImportStatus.Abandoned => Decision.Accept(),
        ImportStatus.Staging => Decision.Accept(new ImportAbandoned(command.Reason)),
        _ => ImportRefusals.WrongStatus(state.Status),
    };
}
