namespace Villages.Chaos.Wires;

/// <summary>Open or shut for everybody at once.</summary>
internal sealed class Gate
{
    private volatile TaskCompletionSource _open = Opened();

    public Task Passes => _open.Task;

    public void Shut() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _open.TrySetResult();

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
