namespace Villages.Grains.Journaling;

/// <summary>Lets one at a time through, in order of arrival, on the one thread of an activation. A field and no object: most activations never see two at once.</summary>
internal struct Turns
{
    private bool _taken;
    private Queue<TaskCompletionSource>? _waiting;

    public Task Enter()
    {
        if (!_taken)
        {
            _taken = true;
            return Task.CompletedTask;
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_waiting ??= new()).Enqueue(turn);
        return turn.Task;
    }

    /// <summary>Hands the turn on; nobody can slip in before the one who waits.</summary>
    public void Leave()
    {
        if (_waiting is { Count: > 0 })
        {
            _waiting.Dequeue().SetResult();
        }
        else
        {
            _taken = false;
        }
    }
}
