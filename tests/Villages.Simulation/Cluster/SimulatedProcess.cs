using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Villages.Domain.Events;
using Villages.Grains.Areas;
using Villages.Grains.Calendars;
using Villages.Grains.Consequences;
using Villages.Grains.Cycles;
using Villages.Grains.Journaling;
using Villages.Grains.Keeping;
using Villages.Grains.People;
using Villages.Grains.Rulebooks;
using Villages.Journal;
using Villages.Journal.Feed;
using Villages.Simulation.Checking;
using Villages.Simulation.County;
using Villages.Simulation.Faults;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Cluster;

/// <summary>One host process: its own journal, feed follower, register and background services, all real, over the shared tables.</summary>
internal sealed class SimulatedProcess
{
    private readonly SimulatedCluster _cluster;
    private readonly JournalFollower _follower;
    private readonly JournalAccess _access;
    private readonly AreaRegister _register;
    private readonly AreaFollower _areas;
    private readonly RulebookCache _rulebooks;
    private readonly CycleScoring _scoring;
    private readonly CommandDispatch _dispatch;
    private readonly ConsequenceKeeper _keeper;

    public SimulatedProcess(SimulatedCluster cluster, int number)
    {
        (_cluster, Name) = (cluster, $"P{number}");
        var (world, grains) = (cluster.World, cluster.References);
        Room = world.Room(Name, ordered: false);
        Clock = new VirtualClock(world);
        Faults = new DatabaseFaults(cluster.Storm, world);
        var options = new JournalOptions
        {
            Timing = Clock, Scheduler = Room, FollowInterval = TimeSpan.FromMilliseconds(700), RingBatches = 16, GatheredStreams = 16, InteractiveRows = 8, BulkRows = 8,
        };
        var engine = cluster.Product.Engine(world, cluster.Tables, Faults);
        _follower = new JournalFollower(engine, options, Clock, Log<JournalFollower>());
        var journal = cluster.Product.Journal(new DurableJournal(engine, _follower, options, Log<DurableJournal>()));
        _access = new JournalAccess(journal, cluster.Product.Feed(_follower, journal), SmallCounty.Vault, EventCodec.Default, Clock, cluster.Surprises);
        _register = new AreaRegister(new JournalRegisterSource(journal, _follower, Clock, Log<JournalRegisterSource>()), EventCodec.Default, Clock);
        _areas = new AreaFollower(_follower, _register, Clock, Log<AreaFollower>());
        _rulebooks = new RulebookCache(grains);
        _scoring = new CycleScoring(grains) { BatchSize = 2 };
        _dispatch = new CommandDispatch(grains);
        _keeper = new ConsequenceKeeper(grains, Clock, Log<ConsequenceKeeper>());
        Witness = new FeedWitness(_follower, cluster.Tables, Name);
        Room.Start(Begin);
    }

    public string Name { get; }

    public Room Room { get; }

    public VirtualClock Clock { get; }

    public DatabaseFaults Faults { get; }

    public FeedWitness Witness { get; }

    /// <summary>Takes calls: the journal could be opened.</summary>
    public bool IsReady { get; private set; }

    /// <summary>The grain of the product, with the services of this process.</summary>
    public Grain Make(GrainId id, IGrainContext context) => id.Type.ToString() switch
    {
        "village" => new VillageGrain(_access, _register, SmallCounty.Indicators, new LiveVillages(_access.Clock)),
        "official" => new OfficialGrain(_access),
        "register" => new RegisterGrain(_access),
        "rulebooks" => new RulebooksGrain(_access, _cluster.References, SmallCounty.Calendars),
        "cycle" => new CycleGrain(
            _access, _cluster.References, _register, _rulebooks, SmallCounty.Calendars, new CycleRescoring(_scoring), _cluster.Product.Progress()),
        "cycle-area" => new CycleAreaGrain(_access, _cluster.References, _rulebooks, _scoring),
        "consequences" => new ConsequencesGrain(_access, _cluster.References, _dispatch),
        "calendar" => new CalendarGrain(_access, _cluster.References, SmallCounty.Calendars, SmallCounty.Settings, State<CalendarProgress>(id, "calendar.progress")),
        "area" => new AreaGrain(context, _access, _cluster.References, _register, _areas, new LiveAreas(_access.Clock), State<AreaSummary>(id, "area.summary")),
        var type => throw new InvalidOperationException($"No grain of type {type} in the simulation."),
    };

    private async Task Begin()
    {
        while (true)
        {
            try
            {
                await _follower.StartAsync(CancellationToken.None);
                break;
            }
            catch (JournalUnavailableException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), Clock);
            }
        }

        _ = Run(_register);
        _ = Run(_areas);
        _ = Run(_keeper);
        _ = Room.Start(() => Witness.Watch(_cluster.Storm.Dice));
        IsReady = true;
    }

    private Task Run(BackgroundService service) => Room.Start(async () =>
    {
        try
        {
            await ExecuteAsync(service, CancellationToken.None);
        }
        catch (Exception fault)
        {
            _cluster.Surprises.Found.Add($"{service.GetType().Name} of {Name} ended: {fault}");
        }
    });

    private Logger<T> Log<T>() => new(_cluster.Surprises);

    private SimulatedState<Kept<T>> State<T>(GrainId id, string name)
        where T : class, IKept<T> => new(_cluster.Storage, _cluster.World, id, name, () => _cluster.Storm.Strikes(Storm.Kind.FailedStorage));

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "ExecuteAsync")]
    private static extern Task ExecuteAsync(BackgroundService service, CancellationToken stoppingToken);
}
