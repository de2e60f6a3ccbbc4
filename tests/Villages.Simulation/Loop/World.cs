namespace Villages.Simulation.Loop;

/// <summary>
/// One thread, one clock, one seed. Each step runs one ready item of one room, chosen by the dice; time goes on when nobody is ready, and now and then before.
/// </summary>
internal sealed class World
{
    private readonly List<Room> _ready = [];
    private readonly PriorityQueue<Alarm, (long Due, long Order)> _alarms = new();
    private readonly PriorityQueue<Action, long> _atSteps = new();
    private readonly Dice _dice;
    private long _order;
    private int _rooms;

    public World(ulong seed, bool traced = false)
    {
        Dice = new Dice(seed);
        _dice = Dice.Fork();
        Trace = new Trace(this, traced);
        Network = Room("network", ordered: false);
        Database = Room("database", ordered: false);
    }

    /// <summary>For scenario and faults; the loop has its own.</summary>
    public Dice Dice { get; }

    public Trace Trace { get; }

    public Room Network { get; }

    public Room Database { get; }

    public TimeSpan Now { get; private set; }

    public long Steps { get; private set; }

    public Room Room(string name, bool ordered) => new(this, ++_rooms, name, ordered);

    public void Ready(Room room)
    {
        if (!room.IsListed)
        {
            room.IsListed = true;
            _ready.Add(room);
        }
    }

    /// <returns>What takes the alarm back.</returns>
    public Alarm After(TimeSpan wait, Room room, Action work)
    {
        var alarm = new Alarm(room, work);
        _alarms.Enqueue(alarm, ((Now + wait).Ticks, ++_order));
        return alarm;
    }

    /// <summary>Between two steps, whoever is in the midst of something.</summary>
    public void AtStep(long step, Action work) => _atSteps.Enqueue(work, step);

    /// <returns>False when the limit came first, or nothing is left that could happen.</returns>
    public bool Run(Func<bool> until, TimeSpan limit)
    {
        var end = Now + limit;
        while (!until())
        {
            if (Now > end || !Step())
            {
                return false;
            }
        }

        return true;
    }

    private bool Step()
    {
        Steps++;
        while (_atSteps.TryPeek(out var work, out var step) && step <= Steps)
        {
            _atSteps.Dequeue();
            work();
        }

        if (_ready.Count == 0 || _dice.OneIn(256))
        {
            if (!Ring())
            {
                return _ready.Count > 0;
            }
        }

        if (_ready.Count == 0)
        {
            return true;
        }

        var at = _dice.Below(_ready.Count);
        var room = _ready[at];
        _ready[at] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        room.IsListed = false;
        if (room.HasWork)
        {
            Trace.Ran(room);
            room.RunOne(_dice);
            if (room.HasWork)
            {
                Ready(room);
            }
        }

        return true;
    }

    private bool Ring()
    {
        while (_alarms.TryDequeue(out var alarm, out var when))
        {
            if (alarm.Work is { } work && !alarm.Room.Closed)
            {
                Now = TimeSpan.FromTicks(Math.Max(Now.Ticks, when.Due));
                alarm.Room.Post(work);
                return true;
            }
        }

        return false;
    }

    internal sealed class Alarm(Room room, Action work)
    {
        public Room Room => room;

        public Action? Work { get; private set; } = work;

        public void TakeBack() => Work = null;
    }
}
