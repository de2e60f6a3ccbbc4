namespace Villages.Journal.Feed;

/// <summary>The newest batches without a gap, bounded by number and bytes. Readers wait for the next one without polling.</summary>
internal sealed class BatchRing(int capacity, long bytes)
{
    /// <summary>Rough cost of a commit beside its data.</summary>
    private const int Overhead = 400;

    /// <summary>Rough cost of what a commit says, by the bytes of its data: text takes two bytes a character, and every fact an object.</summary>
    private const int SaidByData = 3;

    private readonly Batch[] _batches = new Batch[capacity];
    private readonly Lock _gate = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _first = 1;
    private long _last;
    private long _held;

    public long Last => Volatile.Read(ref _last);

    /// <summary>Begins, empty, after a batch that is known to exist.</summary>
    public void StartAfter(long number)
    {
        lock (_gate)
        {
            (_first, _last, _held) = (number + 1, number, 0);
            Array.Clear(_batches);
        }
    }

    /// <returns>False when the batch is not the next one.</returns>
    public bool Add(Batch batch)
    {
        TaskCompletionSource moved;
        lock (_gate)
        {
            if (batch.Number != _last + 1)
            {
                return false;
            }

            if (_last - _first + 1 == capacity)
            {
                DropFirst();
            }

            _batches[batch.Number % capacity] = batch;
            _held += Size(batch);
            Volatile.Write(ref _last, batch.Number);
            while (_held > bytes && _first < _last)
            {
                DropFirst();
            }

            moved = _moved;
            _moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        moved.SetResult();
        return true;
    }

    /// <summary>Copies what follows a number; nothing when the ring has moved on or is not there yet.</summary>
    /// <param name="moved">Ends when a batch is added after this look.</param>
    /// <returns>False when the next batch has left the ring.</returns>
    public bool Look(long after, List<Batch> found, int most, out Task moved)
    {
        found.Clear();
        lock (_gate)
        {
            moved = _moved.Task;
            for (var number = after + 1; number >= _first && number <= _last && found.Count < most; number++)
            {
                found.Add(_batches[number % capacity]);
            }

            return after + 1 >= _first;
        }
    }

    private static long Size(Batch batch) => batch.Commits.Sum(commit => ((long)commit.Data.Length * (commit.Said is null ? 1 : 1 + SaidByData)) + Overhead);

    private void DropFirst()
    {
        _held -= Size(_batches[_first % capacity]);
        _batches[_first % capacity] = null!;
        _first++;
    }
}
