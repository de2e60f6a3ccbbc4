using Villages.Simulation.Cluster;
using Villages.Simulation.Faults;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Scenario;

/// <summary>What befalls whole processes and activations while the storm lasts.</summary>
internal sealed class Disasters(World world, SimulatedCluster cluster, Storm storm, int processes)
{
    private readonly Room _room = world.Room("disasters", ordered: false);
    private readonly Dice _dice = world.Dice.Fork();

    public void Plan(TimeSpan within)
    {
        var (count, kinds) = (_dice.Below(7), 1 + _dice.Below(63));
        for (var i = 0; i < count; i++)
        {
            var kind = _dice.Below(6);
            if ((kinds & (1 << kind)) != 0)
            {
                if (_dice.OneIn(3))
                {
                    world.After(_dice.Milliseconds(0, (int)within.TotalMilliseconds), _room, () => Strike(kind));
                }
                else
                {
                    world.AtStep(200 + _dice.Below(2_000), () => Strike(kind));
                }
            }
        }
    }

    /// <summary>Everything runs again as it should; what was lost meanwhile stays lost.</summary>
    public void End()
    {
        storm.IsOver = true;
        cluster.Reminders.Ticking = true;
        cluster.EndZombies();
        foreach (var process in cluster.Processes)
        {
            process.Clock.Offset = TimeSpan.Zero;
        }

        while (cluster.Processes.Count < processes)
        {
            cluster.StartProcess();
        }
    }

    private void Strike(int kind)
    {
        if (storm.IsOver)
        {
            return;
        }

        storm.Count();
        switch (kind)
        {
            case 0 when cluster.Processes.Count > 0:
                cluster.Crash(Target()?.Process ?? _dice.Pick(cluster.Processes));
                world.After(_dice.Milliseconds(200, 8_000), _room, Restart);
                break;
            case 1 when Target() is { } target:
                Split(target);
                break;
            case 2 when cluster.Activations.Where(activation => activation.Id.Type.ToString() != "consequences").ToArray() is { Length: > 0 } activations:
                _dice.Pick(activations).End();
                break;
            case 3 when cluster.Processes.Count > 0:
                _dice.Pick(cluster.Processes).Clock.Offset += TimeSpan.FromMinutes(_dice.Below(6_000) - 1_500);
                break;
            case 4 when cluster.Processes.Count > 0:
                _dice.Pick(cluster.Processes).Faults.Darken(_dice.Milliseconds(500, 12_000));
                break;
            default:
                cluster.Reminders.Ticking = false;
                break;
        }
    }

    /// <summary>Preferably somebody who is in the midst of something.</summary>
    private Activation? Target()
    {
        var all = cluster.Activations;
        Activation[] busy = [.. all.Where(activation => activation.Room.HasWork && cluster.Processes.Contains(activation.Process))];
        return busy.Length > 0 ? _dice.Pick(busy) : all.Where(activation => cluster.Processes.Contains(activation.Process)).ToArray() is { Length: > 0 } alive ? _dice.Pick(alive) : null;
    }

    /// <summary>One activation is given up, or its whole process, as one that stood still for too long: it goes on working and does not know.</summary>
    private void Split(Activation activation)
    {
        var whole = _dice.OneIn(2);
        foreach (var other in cluster.Activations.Where(other => other == activation || (whole && other.Process == activation.Process)))
        {
            cluster.Split(other);
        }
    }

    private void Restart()
    {
        if (cluster.Processes.Count < processes)
        {
            cluster.StartProcess();
        }
    }
}
