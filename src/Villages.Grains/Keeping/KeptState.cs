namespace Villages.Grains.Keeping;

/// <summary>
/// Grain storage in which a failed write leaves no trace: the value is replaced only after the write was confirmed, and an activation whose write failed is dropped,
/// because nobody knows what the row now holds.
/// </summary>
/// <remarks>
/// In a grain: <c>[PersistentState("area.summary", "villages")] IPersistentState&lt;Kept&lt;AreaSummary&gt;&gt; storage</c>, then
/// <c>_kept = new KeptState&lt;AreaSummary&gt;(storage, this)</c> in the constructor; the value is there from <c>OnActivateAsync</c> on.
/// </remarks>
internal sealed class KeptState<T>(IPersistentState<Kept<T>> storage, IGrainBase grain)
    where T : class, IKept<T>
{
    private T? _confirmed;
    private bool _writing;

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

        var (before, confirmed) = (storage.State, Value);
        _writing = true;
        storage.State = new Kept<T>(T.Format, next);
        try
        {
            await storage.WriteStateAsync();
            _confirmed = next;
        }
        catch
        {
            (storage.State, _confirmed) = (before, confirmed);
            grain.DeactivateOnIdle();
            throw;
        }
        finally
        {
            _writing = false;
        }
    }
}
