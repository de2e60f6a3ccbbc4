namespace Villages.Simulation.Loop;

/// <summary>What happened, as a number that is the same for the same seed, and as lines when asked for.</summary>
internal sealed class Trace(World world, bool traced)
{
    private ulong _hash = 14695981039346656037;

    public bool On => traced;

    public ulong Hash => _hash;

    public List<string> Lines { get; } = [];

    public void Ran(Room room) => Mix((ulong)room.Number);

    public void Mix(ulong value) => _hash = unchecked((_hash ^ value) * 1099511628211);

    public void Mix(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            Mix(b);
        }
    }

    public void Say(string line)
    {
        if (traced)
        {
            Lines.Add($"{world.Steps,7} {world.Now:hh\\:mm\\:ss\\.fff} {line}");
        }
    }
}
