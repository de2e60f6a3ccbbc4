using Orleans.Serialization;

namespace Villages.Grains.Tests;

/// <summary>Takes every argument and every answer of every call through the serializer, as between two silos: one silo alone hands over references and would hide what does not travel.</summary>
internal sealed class WireFilter(Serializer serializer) : IOutgoingGrainCallFilter
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceName?.Contains("Villages", StringComparison.Ordinal) != true)
        {
            await context.Invoke();
            return;
        }

        Interlocked.Increment(ref _calls);
        for (var i = 0; i < context.Request.GetArgumentCount(); i++)
        {
            context.Request.SetArgument(i, Travel(context.Request.GetArgument(i))!);
        }

        await context.Invoke();
        if (context.Response?.Exception is null && context.Result is { } result)
        {
            context.Result = Travel(result);
        }
    }

    private object? Travel(object? value) => value is null ? null : serializer.Deserialize<object>(serializer.SerializeToArray(value));
}
