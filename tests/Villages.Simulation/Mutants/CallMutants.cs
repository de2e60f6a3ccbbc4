using Orleans.Serialization.Invocation;
using Villages.Domain;
using Villages.Grains.Cycles;
using Villages.Simulation.Cluster;

namespace Villages.Simulation.Mutants;

/// <summary>Reports of areas are counted instead of kept by area: a repeated one counts twice.</summary>
internal sealed class CountsReports : Product
{
    public override CycleProgress Progress() => new Counter();

    private sealed class Counter : CycleProgress
    {
        private readonly Dictionary<int, int> _complete = [];

        public override bool Scored(AreaProgress progress, int round)
        {
            var complete = base.Scored(progress, round);
            _complete[round] = _complete.GetValueOrDefault(round) + (complete ? 1 : 0);
            return complete;
        }

        public override bool IsScored(AreaCode area, int round) => _complete.GetValueOrDefault(round) >= 2;
    }
}

/// <summary>An order is sent once and never again: what is lost stays lost.</summary>
internal sealed class NeverSendsAgain : Product
{
    private readonly HashSet<(GrainId, string, int)> _sent = [];

    public override bool Passes(Call call) => call.Request.GetArgumentCount() != 1 || call.Request.GetArgument(0) switch
    {
        ScoreOrder order => _sent.Add((call.Target, "score", order.Round)),
        EffectOrder order => _sent.Add((call.Target, "issue", order.Round)),
        _ => true,
    };
}

/// <summary>A cycle asks for facts up to its date, whatever was known at the freeze.</summary>
internal sealed class FreezesByDateOnly : Product
{
    public override bool Passes(Call call)
    {
        if (call.Request.GetArgumentCount() == 1 && call.Request.GetArgument(0) is FactsQuery query)
        {
            call.Request.SetArgument(0, query with { Known = long.MaxValue });
        }

        return true;
    }
}

/// <summary>The freeze does not wait until consequences were delivered.</summary>
internal sealed class FreezesWithoutWaiting : Product
{
    public override bool Passes(Call call)
    {
        if (call.Request.GetMethodName() != "Reached")
        {
            return true;
        }

        call.Caller.Post(() => call.Answer(Response.FromResult((long)call.Request.GetArgument(0)!)));
        return false;
    }
}

/// <summary>Each delivery of a consequence has an id of its own.</summary>
internal sealed class DeliversUnkeyed : Product
{
    private int _delivered;

    public override bool Passes(Call call)
    {
        if (call.Request.GetArgumentCount() == 1 && call.Request.GetArgument(0) is { } command && command.GetType() is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(Command<>) && type.GetProperty("Actor")!.GetValue(command) is string actor
            && actor.StartsWith("system:", StringComparison.Ordinal) && actor is not ("system:cycle" or "system:calendar"))
        {
            var (id, not, body) = (CommandId.Derive("unkeyed", $"{++_delivered}"), type.GetProperty("NotAfter")!.GetValue(command), type.GetProperty("Body")!.GetValue(command));
            call.Request.SetArgument(0, Activator.CreateInstance(type, id, actor, not, body)!);
        }

        return true;
    }
}

/// <summary>The county's heartbeat does not come: nobody wakes a cycle whose activation died.</summary>
internal sealed class HasNoHeartbeat : Product
{
    public override bool Passes(Call call) => call.Request.GetMethodName() != "ReceiveReminder";
}

/// <summary>News for an area do not say which they follow: lost ones go unnoticed.</summary>
internal sealed class TellsNewsWithoutTheirPlace : Product
{
    public override bool Passes(Call call)
    {
        if (call.Request.GetMethodName() == "Moved")
        {
            call.Request.SetArgument(2, -1L);
        }

        return true;
    }
}
