using System.Diagnostics.CodeAnalysis;
using Villages.Grains.Hosting;
using Villages.Grains.Keeping;

namespace Villages.Grains.Tests.Hosting;

[GenerateSerializer, Immutable, Alias("tests.tally")]
internal sealed record Tally([property: Id(0)] int Count) : IKept<Tally>
{
    public static string Format => "tests.tally.v1";

    public static Tally Empty { get; } = new(0);
}

/// <summary>Counts in grain storage, as the area and calendar grains keep theirs. Key: any.</summary>
[Alias("tests.tally-grain")]
internal interface ITallyGrain : IGrainWithStringKey
{
    [Alias("add")]
    Task<int> Add(int amount);

    [Alias("read")]
    Task<int> Read();

    [Alias("leave")]
    Task Leave();
}

[GrainType("tests-tally")]
[SuppressMessage("Performance", "CA1812", Justification = "Orleans makes it")]
internal sealed class TallyGrain : Grain, ITallyGrain
{
    private readonly KeptState<Tally> _kept;

    public TallyGrain([PersistentState("tests.tally", SiloSettings.StorageName)] IPersistentState<Kept<Tally>> storage) =>
        _kept = new KeptState<Tally>(storage, this);

    public async Task<int> Add(int amount)
    {
        await _kept.Write(new Tally(_kept.Value.Count + amount));
        return _kept.Value.Count;
    }

    public Task<int> Read() => Task.FromResult(_kept.Value.Count);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
