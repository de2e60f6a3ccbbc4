using Orleans.Timers;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Cluster;

/// <summary>Reminders as the table keeps them: they outlive every process, and tick late, twice or not at all while faults go on.</summary>
internal sealed class SimulatedReminders(World world, SimulatedCluster cluster) : IReminderRegistry
{
    private readonly Dictionary<(GrainId Grain, string Name), IGrainReminder> _kept = [];
    private readonly Room _room = world.Room("reminders", ordered: false);

    /// <summary>False while ticks are missed.</summary>
    public bool Ticking { get; set; } = true;

    public Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        var reminder = new Kept(reminderName);
        if (_kept.TryAdd((callingGrainId, reminderName), reminder))
        {
            world.After(dueTime, _room, () => Tick(callingGrainId, reminderName, period));
        }

        return Task.FromResult<IGrainReminder>(reminder);
    }

    public Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder) => throw new NotSupportedException();

    public Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) =>
        Task.FromResult(_kept.GetValueOrDefault((callingGrainId, reminderName)));

    public Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) => throw new NotSupportedException();

    private void Tick(GrainId grain, string name, TimeSpan period)
    {
        if (Ticking)
        {
            ((IRemindable)(object)cluster.References.Of(grain, typeof(IRemindable))).ReceiveReminder(name, default).Ignore();
        }

        world.After(period, _room, () => Tick(grain, name, period));
    }

    private sealed record Kept(string ReminderName) : IGrainReminder;
}
