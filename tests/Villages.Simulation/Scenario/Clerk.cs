using Villages.Domain;
using Villages.Grains.Journaling;
using Villages.Simulation.Cluster;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Scenario;

/// <summary>Somebody outside who sends commands until each is answered, sometimes twice, and writes down what was said.</summary>
internal sealed class Clerk(World world, SimulatedCluster cluster, string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1_000);

    private readonly VirtualClock _clock = new(world);
    private readonly Dice _dice = world.Dice.Fork();

    public List<Acknowledgement> Acknowledged { get; } = [];

    public List<string> Violations { get; } = [];

    public Room Room { get; } = world.Room(name, ordered: true);

    public Dice Dice => _dice;

    public SimulatedCluster Cluster => cluster;

    public Task Pause(int from, int to) => Task.Delay(_dice.Milliseconds(from, to), _clock);

    /// <summary>The same command until somebody answers; once it was accepted it is sometimes sent again, and must be answered the same.</summary>
    public async Task<Outcome<Receipt>> Send<T>(StreamKey stream, T body, string intent, Func<Command<T>, Task<Outcome<Receipt>>> to)
        where T : ICommandBody
    {
        var command = new Command<T>(CommandId.Derive(name, body.Kind, intent), name, _clock.GetUtcNow().UtcDateTime + Patience, body);
        if (_dice.OneIn(6))
        {
            to(command).Ignore();
        }

        var outcome = await Insist(stream, command, to);
        if (outcome.Accepted && _dice.OneIn(4))
        {
            _ = Room.Start(async () =>
            {
                await Pause(1, 4_000);
                await Insist(stream, command, to);
            });
        }

        return outcome;
    }

    /// <summary>Asks until the answer is there; faults are asked away.</summary>
    public async Task<T> Ask<T>(Func<Task<T>> question, Func<T, bool> enough)
    {
        while (true)
        {
            if (await Tried(question) is (true, var answer) && enough(answer!))
            {
                return answer!;
            }

            await Pause(300, 900);
        }
    }

    private async Task<Outcome<Receipt>> Insist<T>(StreamKey stream, Command<T> command, Func<Command<T>, Task<Outcome<Receipt>>> to)
        where T : ICommandBody
    {
        while (true)
        {
            var known = cluster.Tables.Find(new Journal.StreamId(stream.Home, stream.Text), command.Id.Value) is not null;
            var (answered, outcome) = await Tried(() => to(command));
            if (!answered)
            {
                await Pause(50, 1_500);
                continue;
            }

            if (outcome!.Accepted)
            {
                Acknowledged.Add(new Acknowledgement(stream, command.Id, outcome.Value));
            }
            else if (known)
            {
                Violations.Add($"I1 {stream}: {command.Body.Kind} was committed and then refused with {outcome.Refusal.Code}");
            }

            return outcome;
        }
    }

    private static async Task<(bool, T?)> Tried<T>(Func<Task<T>> question)
    {
        try
        {
            return (true, await question());
        }
        catch (Exception fault) when (fault is TruthUnavailableException or TimeoutException or OrleansException)
        {
            return (false, default);
        }
    }
}

internal readonly record struct Acknowledgement(StreamKey Stream, CommandId Command, Receipt Receipt);
