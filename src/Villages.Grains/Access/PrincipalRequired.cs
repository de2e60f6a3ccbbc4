namespace Villages.Grains.Access;

/// <summary>
/// The second line behind the edge: a call to one of this house's grains that nobody answers for is refused before the grain sees it. What a grain does by itself, from a timer or
/// a reminder, gets the grain's own kind as its purpose when it leaves (<see cref="PrincipalOfGrains"/>).
/// </summary>
internal sealed class PrincipalRequired : IIncomingGrainCallFilter
{
    private static readonly System.Reflection.Assembly House = typeof(PrincipalRequired).Assembly;

    public Task Invoke(IIncomingGrainCallContext context) =>
        Principal.Current is not null || context.Request.GetInterfaceType().Assembly != House
            ? context.Invoke()
            : throw new PrincipalMissingException($"{context.Request.GetInterfaceName()}.{context.Request.GetMethodName()}");
}

/// <summary>Names the house as principal of calls that a grain makes when nobody asked it to.</summary>
internal sealed class PrincipalOfGrains : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.SourceId is { } source && !source.Type.IsClient() && Principal.Current is null)
        {
            Principal.Of(source.Type.ToString() ?? "grain").Enter();
        }

        return context.Invoke();
    }
}

/// <summary>A call came without a principal: a fault of the caller, never of a user.</summary>
[GenerateSerializer, Alias("access.principal-missing")]
public sealed class PrincipalMissingException(string call) : Exception($"{call} was called without a principal. Calls come through the edge, or from work that enters Principal.Of(purpose).");
