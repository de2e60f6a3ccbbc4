namespace Villages.Simulation.Loop;

/// <summary>
/// Whoever runs one thing at a time: an activation, the threads of a process, the database, the network. What is ready in a room waits for the loop to choose it;
/// what is awaited in a room goes on in it. A closed room never runs again: that is a crash.
/// </summary>
/// <param name="ordered">In order of readiness, as an activation runs its turns; otherwise in any order, as a pool of threads does.</param>
internal sealed class Room(World world, int id, string name, bool ordered) : TaskScheduler
{
    private readonly List<Task> _ready = [];
    private int _first;

    public string Name => name;

    public int Number => id;

    public bool Closed { get; private set; }

    /// <summary>In the loop's list of those that could run.</summary>
    public bool IsListed { get; set; }

    public World World => world;

    public bool HasWork => _ready.Count > _first;

    /// <summary>The room that is running now.</summary>
    public static Room Here => Current as Room ?? throw new InvalidOperationException("Something runs outside the simulation's rooms: its order is not the seed's.");

    public override int MaximumConcurrencyLevel => 1;

    public void Post(Action work) => new Task(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach).Start(this);

    /// <summary>Starts something that awaits in this room.</summary>
    public Task Start(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    public Task<T> Start<T>(Func<Task<T>> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    public void Close()
    {
        Closed = true;
        _ready.Clear();
        _first = 0;
    }

    public void RunOne(Dice dice)
    {
        var at = ordered ? _first : _first + dice.Below(_ready.Count - _first);
        (var task, _ready[at]) = (_ready[at], _ready[_first]);
        _ready[_first++] = null!;
        if (_first == _ready.Count)
        {
            _ready.Clear();
            _first = 0;
        }

        TryExecuteTask(task);
    }

    protected override void QueueTask(Task task)
    {
        if (Closed)
        {
            return;
        }

        _ready.Add(task);
        world.Ready(this);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && !Closed && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _ready.Skip(_first);
}
