using Villages.Domain;

namespace Villages.Grains.Journaling;

/// <summary>The journal does not answer: 503 at the edge, with Retry-After. Nothing acknowledged is lost.</summary>
/// <remarks>When <see cref="Unknown"/> is true the command may have been committed; its id tells later.</remarks>
[GenerateSerializer, Alias("journaling.truth-unavailable")]
public sealed class TruthUnavailableException : Exception
{
    public TruthUnavailableException(string message)
        : base(message)
    {
    }

    public TruthUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public TruthUnavailableException()
    {
    }

    [Id(0)]
    public bool Unknown { get; init; }

    [Id(1)]
    public CommandId Command { get; init; }
}
