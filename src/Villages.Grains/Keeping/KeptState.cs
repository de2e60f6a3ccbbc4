using Orleans.Storage;

namespace Villages.Grains.Keeping;

/// <summary>
/// Grain storage in which a failed write leaves no trace: the value is replaced only after the write was confirmed, and an activation whose write failed is dropped,
/// because nobody knows what the row now holds. One whose value is only a shortcut to what it has in memory anyway goes on and reads the row before its next write.
/// </summary>
/// <remarks>
/// In a grain: <c>[PersistentState("area.summary", "villages")] IPersistentState&lt;Kept&lt;AreaSummary&gt;&gt; storage</c>, then
/// <c>_kept = new KeptState&lt;AreaSummary&gt;(storage, this)</c> in the constructor; the value is there from <c>OnActivateAsync</c> on.
/// </remarks>
internal sealed class KeptState<T>(IPersistentState<Kept<T>> storage, IGrainBase grain, bool shortcut = false)
    where T : class, IKept<T>
{
    private T? _confirmed;
    private bool _writing;
    private bool _unsure;

    /// <summary>The last confirmed value; <see cref="IKept{TSelf}.Empty"/> before the first write.</summary>
    public T Value => _confirmed ??= storage.RecordExists && storage.State.Format == T.Format ? storage.State.Value : T.Empty;

    /// <summary>Replaces the value. One write at a time: a second one in an interleaved turn is a fault.</summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Another activation wrote the row; this one is dropped.</exception>
    public async Task Write(T next)
    {
        if (_writing)
        {
            throw new InvalidOperationException("A write of this state is under way.");
        }

        var confirmed = Value;
        _writing = true;
        try
        {
            await Settle();
            await Replace(next, confirmed);
        }
        finally
        {
            _writing = false;
        }
    }

    private async Task Settle()
    {
        if (_unsure)
        {
            await storage.ReadStateAsync();
            _unsure = false;
        }
    }

    private async Task Replace(T next, T confirmed)
    {
        var before = storage.State;
        storage.State = new Kept<T>(T.Format, next);
        try
        {
            await storage.WriteStateAsync();
            _confirmed = next;
        }
        catch (Exception exception)
        {
            (storage.State, _confirmed) = (before, confirmed);
            if (shortcut && exception is not InconsistentStateException)
            {
                _unsure = true;
            }
            else
            {
                grain.DeactivateOnIdle();
            }

            throw;
        }
    }
}
