using Villages.Domain;

namespace Villages.Host.Areas;

/// <param name="Body">The whole answer, UTF-8 JSON.</param>
internal sealed record LivePage(string EntityTag, byte[] Body);

/// <summary>Pages of one kind that can be answered from what lives in this process.</summary>
internal interface ILivePages
{
    /// <summary>Route of the endpoint that gives the same answer the long way; the code stands at its end.</summary>
    string Route { get; }

    /// <returns>Null when the endpoint must be asked: the register does not know the code today, it is of another level, or its grain lives elsewhere.</returns>
    LivePage? Find(AreaCode code);
}
