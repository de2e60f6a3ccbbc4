namespace Villages.Journal.Engines;

/// <summary>Runs the opening once for everybody, on no caller's scheduler (a grain's may end before it does); after a failure the next caller tries again.</summary>
internal sealed class OpenOnce(Func<Task> open, JournalOptions? options = null)
{
    private readonly Lock _gate = new();
    private readonly JournalOptions _options = options ?? new();
    private Task? _opening;

    public bool IsOpen => _opening is { IsCompletedSuccessfully: true };

    public Task Open(CancellationToken cancellation)
    {
        var opening = _opening;
        if (opening is { IsCompletedSuccessfully: true })
        {
            return opening;
        }

        lock (_gate)
        {
            if (_opening is null || _opening.IsFaulted || _opening.IsCanceled)
            {
                _opening = _options.Run(open);
            }

            return _opening.WaitAsync(cancellation);
        }
    }
}
