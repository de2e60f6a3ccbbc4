using Orleans.Concurrency;

namespace Villages.Benchmarks.GrainStorage;

/// <summary>Keeps one row. Key: any text.</summary>
[Alias("benchmarks.stored-row-grain")]
public interface IStoredRowGrain : IGrainWithStringKey
{
    /// <summary>Nothing but the activation, which reads its state.</summary>
    [Alias("wake")]
    Task Wake();

    [Alias("write")]
    Task Write(Immutable<byte[]> content);
}

[GrainType("benchmarks.stored-row")]
internal sealed class StoredRowGrain([PersistentState("benchmarks.stored-row", StoredRows.Storage)] IPersistentState<StoredRow> row) : Grain, IStoredRowGrain
{
    public Task Wake() => Task.CompletedTask;

    public Task Write(Immutable<byte[]> content)
    {
        row.State.Content = content.Value;
        return row.WriteStateAsync();
    }
}

[GenerateSerializer, Alias("benchmarks.stored-row")]
internal sealed class StoredRow
{
    [Id(0)] public byte[] Content { get; set; } = [];
}
