using Orleans.CodeGeneration;
using Orleans.Serialization.Invocation;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Cluster;

/// <summary>A request of one grain or service to a grain, made by Orleans' own generated proxy, and the answer on its way back.</summary>
internal abstract class Call(GrainId target, IInvokable request, InvokeMethodOptions options, Room caller, long number)
{
    public GrainId Target => target;

    public IInvokable Request => request;

    public Room Caller => caller;

    public long Number => number;

    public bool IsAnswered { get; private set; }

    public bool IsOneWay => (options & InvokeMethodOptions.OneWay) != 0;

    public bool Interleaves => (options & InvokeMethodOptions.AlwaysInterleave) != 0;

    /// <summary>In the caller's room.</summary>
    public void Answer(Response response)
    {
        if (!IsAnswered)
        {
            IsAnswered = true;
            End(response);
        }
    }

    public override string ToString() => $"#{number} {target.Key} {request.GetMethodName()}";

    protected abstract void End(Response response);
}

internal sealed class Call<T>(GrainId target, IInvokable request, InvokeMethodOptions options, Room caller, long number)
    : Call(target, request, options, caller, number)
{
    private readonly TaskCompletionSource<T?> _answer = new();

    public Task<T?> Task => _answer.Task;

    protected override void End(Response response)
    {
        if (response.Exception is { } exception)
        {
            _answer.SetException(exception);
        }
        else
        {
            _answer.SetResult(response.GetResult<T>());
        }
    }
}
