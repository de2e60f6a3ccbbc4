using Orleans.Storage;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Cluster;

/// <summary>Rows of grain storage with their versions, as every process sees them.</summary>
internal sealed class SimulatedStorage
{
    public Dictionary<(GrainId Grain, string Name), (object Value, long Version)> Rows { get; } = [];
}

/// <summary>One grain's row as its activation has it: a write over a newer version is refused.</summary>
internal sealed class SimulatedState<T>(SimulatedStorage storage, World world, GrainId grain, string name, Func<bool> fails) : IPersistentState<T>
    where T : class
{
    private long _version = storage.Rows.GetValueOrDefault((grain, name)).Version;

    public T State { get; set; } = (T)storage.Rows.GetValueOrDefault((grain, name)).Value!;

    public string? Etag => $"{_version}";

    public bool RecordExists => _version > 0;

    public Task ReadStateAsync() => InDatabase(() => (State, _version) = storage.Rows.TryGetValue((grain, name), out var row) ? ((T)row.Value, row.Version) : (State, 0));

    public Task WriteStateAsync() => InDatabase(() =>
    {
        if (storage.Rows.GetValueOrDefault((grain, name)).Version != _version)
        {
            throw new InconsistentStateException("Another activation wrote the row.");
        }

        storage.Rows[(grain, name)] = (State, ++_version);
        if (fails())
        {
            throw new OrleansException("The storage did not answer.");
        }
    });

    public Task ClearStateAsync() => throw new NotSupportedException();

    private Task InDatabase(Action work)
    {
        var (answer, room) = (new TaskCompletionSource(), Room.Here);
        world.Database.Post(() =>
        {
            try
            {
                work();
                room.Post(answer.SetResult);
            }
            catch (Exception fault)
            {
                room.Post(() => answer.SetException(fault));
            }
        });
        return answer.Task;
    }
}
