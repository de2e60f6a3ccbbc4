using Villages.Journal;
using Villages.Journal.Engines;
using Villages.Simulation.Faults;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Database;

/// <summary>Sends batches as a client of a database does: what was sent may be written, now or later, whether the answer comes or not.</summary>
internal class MemorySender(World world, MemoryTables tables, DatabaseFaults faults) : IBatchSender
{
    public virtual Task<SendOutcome> Send(Guid batch, IReadOnlyList<Commit> rows)
    {
        var (answer, room, fate) = (new TaskCompletionSource<SendOutcome>(), Room.Here, faults.OfSend());
        switch (fate)
        {
            case SendFate.Unreachable:
                Answer(SendOutcome.Failed(SendVerdict.Unreachable, "no connection"));
                break;
            case SendFate.RolledBack:
                world.Database.Post(() => Answer(SendOutcome.Failed(SendVerdict.RolledBack, "deadlock")));
                break;
            case SendFate.RequestLost:
                Answer(SendOutcome.Failed(SendVerdict.Doubtful, "the connection broke"));
                break;
            case SendFate.ReplyLost:
                world.Database.Post(() => Write(_ => Answer(SendOutcome.Failed(SendVerdict.Doubtful, "the connection broke"))));
                break;
            case SendFate.LateAfterDoubt:
                world.After(faults.Delay(), world.Database, () => Write(_ => { }));
                Answer(SendOutcome.Failed(SendVerdict.Doubtful, "the connection broke"));
                break;
            case SendFate.Slow:
                world.After(faults.Delay(), world.Database, () => Write(Answer));
                break;
            default:
                world.Database.Post(() => Write(Answer));
                break;
        }

        return answer.Task;

        void Answer(SendOutcome outcome) => room.Post(() => answer.TrySetResult(outcome));

        void Write(Action<SendOutcome> then)
        {
            var outcome = tables.Append(batch, rows);
            Note(outcome, rows);
            then(outcome);
        }
    }

    /// <summary>What was sent stays with the database.</summary>
    public bool Abandon() => false;

    public ValueTask DisposeAsync() => default;

    private void Note(SendOutcome outcome, IReadOnlyList<Commit> rows)
    {
        world.Trace.Mix((ulong)outcome.Batch);
        foreach (var row in rows)
        {
            world.Trace.Mix(row.CommandId.ToByteArray());
        }

        if (world.Trace.On)
        {
            world.Trace.Say($"batch {outcome.Batch}: {string.Join(", ", rows.Select((row, i) => $"{row.Stream.Key}#{row.Number} {row.Kind}{(outcome.Accepted.Contains(i) ? "" : " (collides)")}"))}");
        }
    }
}
