using Orleans.CodeGeneration;
using Orleans.Serialization.Invocation;
using Villages.Simulation.Faults;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Cluster;

/// <summary>Carries calls between rooms, as badly as the faults say. An answer that does not come in time is a timeout, as in Orleans.</summary>
internal sealed class Network(World world, SimulatedCluster cluster, CallFaults faults, Func<Call, bool> passes) : IGrainReferenceRuntime
{
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(20);

    private readonly Queue<(TimeSpan Until, Call Call)> _waiting = new();
    private bool _watching;
    private long _calls;

    public ValueTask<T?> InvokeMethodAsync<T>(GrainReference reference, IInvokable request, InvokeMethodOptions options)
    {
        var call = new Call<T>(reference.GrainId, request, options, Room.Here, ++_calls);
        Send(call);
        return call.IsOneWay ? default : new ValueTask<T?>(call.Task);
    }

    public ValueTask InvokeMethodAsync(GrainReference reference, IInvokable request, InvokeMethodOptions options)
    {
        var answered = InvokeMethodAsync<object>(reference, request, options);
        return answered.IsCompletedSuccessfully ? default : new ValueTask(answered.AsTask());
    }

    public void InvokeMethod(GrainReference reference, IInvokable request, InvokeMethodOptions options) => throw new NotSupportedException();

    public object Cast(IAddressable grain, Type interfaceType) => cluster.References.Of(grain.GetGrainId(), interfaceType);

    /// <summary>An answer travels; whoever asked may be gone.</summary>
    public void Reply(Call call, Response response)
    {
        if (world.Trace.On)
        {
            world.Trace.Say($"{call} answers {response.Exception?.Message ?? response.Result}");
        }

        if (!call.IsOneWay && !faults.LosesReply())
        {
            world.Network.Post(() => call.Caller.Post(() => call.Answer(response)));
        }
    }

    public void Reject(Call call, string reason) => Reply(call, Response.FromException(new OrleansException(reason)));

    /// <summary>To the activation that the directory names, or to a new one.</summary>
    public void Deliver(Call call)
    {
        if (cluster.Locate(call.Target) is { } activation)
        {
            activation.Receive(call);
        }
        else
        {
            Reject(call, "No silo takes calls now.");
        }
    }

    private void Send(Call call)
    {
        if (!passes(call))
        {
            return;
        }

        if (!call.IsOneWay)
        {
            Watch(call);
        }

        var fate = faults.Of(call);
        if (world.Trace.On)
        {
            world.Trace.Say($"{call.Caller.Name}: {call}{(fate == CallFate.Delivered ? "" : $" ({fate})")}");
        }

        switch (fate)
        {
            case CallFate.Lost:
                return;
            case CallFate.Rejected:
                Reject(call, "The call could not be sent.");
                return;
            case CallFate.Late:
                world.After(faults.Delay(), world.Network, () => Deliver(call));
                return;
            case CallFate.Doubled:
                world.Network.Post(() => Deliver(call));
                world.After(faults.Delay(), world.Network, () => Deliver(call));
                return;
            default:
                world.Network.Post(() => Deliver(call));
                return;
        }
    }

    private void Watch(Call call)
    {
        _waiting.Enqueue((world.Now + ResponseTimeout, call));
        if (!_watching)
        {
            _watching = true;
            world.After(ResponseTimeout, world.Network, TimeOut);
        }
    }

    private void TimeOut()
    {
        while (_waiting.TryPeek(out var first) && (first.Call.IsAnswered || first.Until <= world.Now))
        {
            var call = _waiting.Dequeue().Call;
            if (!call.IsAnswered)
            {
                call.Caller.Post(() => call.Answer(Response.FromException(new TimeoutException($"{call} was not answered in time."))));
            }
        }

        _watching = _waiting.Count > 0;
        if (_watching)
        {
            world.After(_waiting.Peek().Until - world.Now, world.Network, TimeOut);
        }
    }
}
