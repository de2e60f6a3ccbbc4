using System.Threading.Channels;

namespace Villages.Journal.Reading;

/// <summary>Turns questions that wait at the same time into one query. Two queries may run at once; nothing waits to fill.</summary>
internal sealed class Gatherer<TQuestion, TAnswer> : IAsyncDisposable
{
    private const int Lines = 2;
    private const int MostWaiting = 65_536;

    private readonly Channel<Pending> _waiting = Channel.CreateBounded<Pending>(MostWaiting);
    private readonly Func<IReadOnlyList<TQuestion>, CancellationToken, Task<TAnswer[]>> _query;
    private readonly int _most;
    private readonly Task[] _running;

    public Gatherer(Func<IReadOnlyList<TQuestion>, CancellationToken, Task<TAnswer[]>> query, JournalOptions options)
    {
        _query = query;
        _most = options.GatheredStreams;
        _running = [.. Enumerable.Range(0, Lines).Select(_ => options.Run(Run))];
    }

    public Task<TAnswer> Ask(TQuestion question, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var pending = new Pending(question);
        if (!_waiting.Writer.TryWrite(pending))
        {
            throw new JournalUnavailableException("The journal is closed, or too many reads wait for it.");
        }

        return cancellation.CanBeCanceled ? pending.Task.Here().WaitAsync(cancellation) : pending.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_running);
    }

    private async Task Run()
    {
        var batch = new List<Pending>(_most);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < _most && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            if (batch.Count > 0)
            {
                await Answer(batch);
            }
        }
    }

    private async Task Answer(List<Pending> batch)
    {
        try
        {
            var answers = await _query(batch.ConvertAll(pending => pending.Question), CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].SetResult(answers[i]);
            }
        }
        catch (Exception fault)
        {
            foreach (var pending in batch)
            {
                pending.TrySetException(fault);
            }
        }
    }

    private sealed class Pending(TQuestion question) : TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TQuestion Question { get; } = question;
    }
}
