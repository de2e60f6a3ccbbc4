using System.Collections.Concurrent;

namespace Villages.Journal.Sqlite;

/// <summary>Small writes that wait at the same time share a transaction, and so its wait for the disk. They succeed or fail together; each must be one that may be repeated.</summary>
internal sealed class SqliteWritesTogether(SqliteWorker worker)
{
    private readonly ConcurrentQueue<IWrite> _waiting = new();

    public Task<T> Run<T>(Func<SqliteSession, T> write)
    {
        var pending = new Write<T>(write);
        _waiting.Enqueue(pending);
        worker.Run(Commit).ContinueWith(
            turn => Fail(turn.Exception!.InnerException!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return pending.Answer;
    }

    // Each write orders a turn; the first turn takes along whatever waits, and those after it find nothing.
    private bool Commit(SqliteSession session)
    {
        var writes = new List<IWrite>();
        while (_waiting.TryDequeue(out var next))
        {
            writes.Add(next);
        }

        if (writes.Count == 0)
        {
            return false;
        }

        try
        {
            session.Execute("BEGIN IMMEDIATE");
            writes.ForEach(write => write.Do(session));
            session.Execute("COMMIT");
        }
        catch (Exception fault)
        {
            // Closing rolls back.
            session.Dispose();
            writes.ForEach(write => write.Fail(fault));
            return false;
        }

        writes.ForEach(write => write.Succeed());
        return true;
    }

    // Only a worker that is closed takes no turn.
    private void Fail(Exception fault)
    {
        while (_waiting.TryDequeue(out var write))
        {
            write.Fail(fault);
        }
    }

    private interface IWrite
    {
        void Do(SqliteSession session);

        void Succeed();

        void Fail(Exception fault);
    }

    private sealed class Write<T>(Func<SqliteSession, T> write) : IWrite
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _made;

        public Task<T> Answer => _answer.Task;

        public void Do(SqliteSession session) => _made = write(session);

        public void Succeed() => _answer.SetResult(_made!);

        public void Fail(Exception fault) => _answer.TrySetException(fault);
    }
}
