using System.Runtime.CompilerServices;
using Orleans.Core;
using Orleans.Timers;

namespace Villages.Simulation.Cluster;

/// <summary>What a grain of the product sees of Orleans: its identity, its timers, its end.</summary>
internal sealed class SimulatedContext(Activation activation, SimulatedProcess process, SimulatedCluster cluster)
    : IGrainContext, IGrainRuntime, ITimerRegistry, IServiceProvider
{
    private readonly List<SimulatedTimer> _timers = [];

    public Grain? Grain { get; private set; }

    public object? GrainInstance => Grain;

    public GrainId GrainId => activation.Id;

    public GrainReference GrainReference { get; } = cluster.References.Of(activation.Id, typeof(IRemindable));

    public ActivationId ActivationId => throw new NotSupportedException();

    public GrainAddress Address => throw new NotSupportedException();

    public IServiceProvider ActivationServices => this;

    public IGrainLifecycle ObservableLifecycle => throw new NotSupportedException();

    public IWorkItemScheduler Scheduler => throw new NotSupportedException();

    public Task Deactivated => throw new NotSupportedException();

    public string SiloIdentity => process.Name;

    public SiloAddress SiloAddress => throw new NotSupportedException();

    public IGrainFactory GrainFactory => cluster.References;

    public ITimerRegistry TimerRegistry => this;

    public IServiceProvider ServiceProvider => this;

    /// <summary>Constructs the product's grain; its base class finds its context where Orleans puts it.</summary>
    public Grain Make()
    {
        SetExecutionContext(null, this, out var before);
        try
        {
            return Grain = process.Make(activation.Id, this);
        }
        finally
        {
            SetExecutionContext(null, before!, out _);
        }
    }

    public void StopTimers() => _timers.ForEach(timer => timer.Dispose());

    public object? GetService(Type serviceType) =>
        serviceType == typeof(IGrainRuntime) ? this : serviceType == typeof(IReminderRegistry) ? cluster.Reminders : null;

    public object? GetTarget() => Grain;

    public object? GetComponent(Type componentType) => null;

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) => activation.End();

    public void DeactivateOnIdle(IGrainContext grainContext) => activation.End();

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan)
    {
    }

    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        var timer = new SimulatedTimer(cluster.World, activation, () => callback(state, CancellationToken.None));
        timer.Change(options.DueTime, options.Period);
        _timers.Add(timer);
        return timer;
    }

    public IDisposable RegisterTimer(IGrainContext grainContext, Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException();

    public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext) => throw new NotSupportedException();

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class => throw new NotSupportedException();

    public void ReceiveMessage(object message) => throw new NotSupportedException();

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public void Rehydrate(IRehydrationContext context) => throw new NotSupportedException();

    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "SetExecutionContext")]
    private static extern void SetExecutionContext(
        [UnsafeAccessorType("Orleans.Runtime.RuntimeContext, Orleans.Core.Abstractions")] object? type, IGrainContext newContext, out IGrainContext? currentContext);
}
