using System.Collections.Concurrent;

namespace Villages.Journal.Sqlite;

/// <summary>
/// Long-lived threads with a session each: SQLite blocks its caller, so nothing of it may run on the threads of grains and requests.
/// A session whose job failed is closed, which rolls back; the next job opens another.
/// </summary>
internal sealed class SqliteWorker : IAsyncDisposable
{
    private readonly BlockingCollection<Action<SqliteSession>> _jobs = [];
    private readonly List<Task> _threads = [];
    private readonly Func<SqliteSession> _open;

    public SqliteWorker(string name, int threads, Func<SqliteSession> open)
    {
        _open = open;
        for (var i = 0; i < threads; i++)
        {
            var ended = new TaskCompletionSource();
            _threads.Add(ended.Task);
            new Thread(() => Work(ended)) { IsBackground = true, Name = $"{name} {i + 1}" }.Start();
        }
    }

    public Task<T> Run<T>(Func<SqliteSession, T> job)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _jobs.Add(session =>
            {
                try
                {
                    done.SetResult(job(session));
                }
                catch (Exception fault)
                {
                    session.Dispose();
                    done.SetException(fault);
                }
            });
        }
        catch (InvalidOperationException)
        {
            done.SetException(new JournalUnavailableException("The journal is closed."));
        }

        return done.Task;
    }

    /// <summary>Finishes what was asked for, then closes the sessions.</summary>
    public async ValueTask DisposeAsync()
    {
        _jobs.CompleteAdding();
        await Task.WhenAll(_threads);
        _jobs.Dispose();
    }

    private void Work(TaskCompletionSource ended)
    {
        using (var session = _open())
        {
            foreach (var job in _jobs.GetConsumingEnumerable())
            {
                job(session);
            }
        }

        ended.SetResult();
    }
}
