using System.Collections.Concurrent;
using System.Reflection;
using Villages.Domain;
using Villages.Grains.Accounts;

namespace Villages.Host.Tests.Hosting;

/// <summary>
/// Grains that answer as they are told and remember what they were asked, for tests of the edge alone. Untold, a command is accepted,
/// and a reading finds nothing.
/// </summary>
public sealed class GrainStubs
{
    private readonly ConcurrentDictionary<(Type Grain, string Method), Func<string, object?[], object>> _answers = new();

    public GrainStubs()
    {
        Factory = DispatchProxy.Create<IGrainFactory, FactoryProxy>();
        ((FactoryProxy)Factory).Stubs = this;
    }

    public IGrainFactory Factory { get; }

    /// <summary>Every call in order, but for the question at the door whether an account is good: key of the grain, method, arguments.</summary>
    public ConcurrentQueue<(Type Grain, string Key, string Method, object?[] Arguments)> Calls { get; } = new();

    /// <param name="answer">From the grain's key and the arguments to the task the method returns.</param>
    public GrainStubs On<TGrain>(string method, Func<string, object?[], object> answer)
    {
        _answers[(typeof(TGrain), method)] = answer;
        return this;
    }

    public GrainStubs On<TGrain, TResult>(string method, TResult answer) => On<TGrain>(method, (_, _) => Task.FromResult(answer));

    public IEnumerable<Command<TBody>> Commands<TBody>()
        where TBody : ICommandBody => Calls.SelectMany(call => call.Arguments).OfType<Command<TBody>>();

    private object Answer(Type grain, string key, MethodInfo method, object?[] arguments)
    {
        if (method.Name != nameof(IAccountGrain.Admit))
        {
            Calls.Enqueue((grain, key, method.Name, arguments));
        }

        if (_answers.TryGetValue((grain, method.Name), out var answer))
        {
            return answer(key, arguments);
        }

        if (method.ReturnType == typeof(Task<Outcome<Receipt>>))
        {
            dynamic command = arguments[0]!;
            Outcome<Receipt> receipt = new Receipt(StreamKey.Parse(key), 1, 4096, command.Id, DateTime.UnixEpoch);
            return Task.FromResult(receipt);
        }

        return Nothing(method.ReturnType);
    }

    private static object Nothing(Type task)
    {
        if (task == typeof(Task))
        {
            return Task.CompletedTask;
        }

        var result = task.GetGenericArguments()[0];
        var value = result.IsGenericType && result.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? Array.CreateInstance(result.GetGenericArguments()[0], 0)
            : null;
        return typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(result).Invoke(null, [value])!;
    }

#pragma warning disable CA1852 // A proxy derives from it at run time.
    private class FactoryProxy : DispatchProxy
    {
        public GrainStubs Stubs { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var grain = targetMethod!.GetGenericArguments()[0];
            var proxy = (GrainProxy)typeof(DispatchProxy).GetMethod(nameof(Create), 2, [])!.MakeGenericMethod(grain, typeof(GrainProxy)).Invoke(null, null)!;
            (proxy.Stubs, proxy.Grain, proxy.Key) = (Stubs, grain, $"{args![0]}");
            return proxy;
        }
    }

    private class GrainProxy : DispatchProxy
    {
        public GrainStubs Stubs { get; set; } = null!;

        public Type Grain { get; set; } = null!;

        public string Key { get; set; } = "";

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Stubs.Answer(Grain, Key, targetMethod!, args ?? []);
    }
}
