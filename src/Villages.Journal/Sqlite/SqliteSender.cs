using Microsoft.Data.Sqlite;
using Villages.Journal.Engines;

namespace Villages.Journal.Sqlite;

/// <summary>Writes a batch on the one writer thread. The writer is alone, so it takes the batch's number first.</summary>
internal sealed class SqliteSender(SqliteJournalEngine engine, SqliteWorker writer) : IBatchSender
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;

    private SendClaim _claim = new();

    public async Task<SendOutcome> Send(Guid batch, IReadOnlyList<Commit> rows)
    {
        var claim = _claim = new SendClaim();
        try
        {
            await engine.Open();
        }
        catch (Exception fault)
        {
            return SendOutcome.Failed(SendVerdict.Unreachable, fault.Message);
        }

        try
        {
            return await writer.Run(session => Write(session, batch, rows, claim));
        }
        catch (SqliteException fault)
        {
            return SendOutcome.Failed(Verdict(fault, claim.HasPassed), fault.Message);
        }
        catch (Exception fault)
        {
            return SendOutcome.Failed(claim.HasPassed ? SendVerdict.Doubtful : SendVerdict.RolledBack, fault.Message);
        }
    }

    public bool Abandon() => _claim.GiveUp();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SendVerdict Verdict(SqliteException fault, bool committing) => fault.SqliteErrorCode switch
    {
        TooBig or Constraint or Mismatch => SendVerdict.Invalid,
        Busy or Locked => SendVerdict.RolledBack,
        _ => committing ? SendVerdict.Doubtful : SendVerdict.RolledBack,
    };

    private static SendOutcome Write(SqliteSession session, Guid batch, IReadOnlyList<Commit> rows, SendClaim claim)
    {
        var id = SqliteCommits.Bytes(batch);
        session.Execute("BEGIN IMMEDIATE");
        if (session.Statement("SELECT number FROM journal_batch WHERE batch = $0", id).Number() is { } known)
        {
            var ordinals = session.Statement("SELECT ordinal FROM journal_commit WHERE position BETWEEN $0 * 4096 AND $0 * 4096 + 4095", known).List(row => row.GetInt32(0));
            session.Execute("ROLLBACK");
            return SendOutcome.Done(known, ordinals);
        }

        var number = session.Statement("SELECT coalesce(max(number), 0) + 1 FROM journal_batch").Number()!.Value;
        var accepted = new List<int>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            if (SqliteCommits.Insert(session, rows[i], (number * Commit.PositionsPerBatch) + i))
            {
                accepted.Add(i);
            }
        }

        if (accepted.Count == 0)
        {
            session.Execute("ROLLBACK");
            return SendOutcome.Done(0, accepted);
        }

        session.Execute("INSERT INTO journal_batch (number, batch, count) VALUES ($0, $1, $2)", number, id, accepted.Count);
        if (!claim.Pass())
        {
            session.Execute("ROLLBACK");
            return SendOutcome.Failed(SendVerdict.RolledBack, "Nobody waits for it any longer.");
        }

        session.Execute("COMMIT");
        return SendOutcome.Done(number, accepted);
    }
}
