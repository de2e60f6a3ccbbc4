using Villages.Domain.Events;

namespace Villages.Domain.Centres;

/// <summary>Fold of <c>centre/&lt;village&gt;-&lt;number&gt;</c>.</summary>
public sealed record CentreState(CentreId Id) : IState<CentreState>
{
    public static string Format => "centres.centre.v1";

    /// <summary>Null until registered.</summary>
    public string? Name { get; init; }

    public CentreKind Form { get; init; }

    public decimal SquareMetres { get; init; }

    public string? Address { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public long Version { get; init; }

    public static CentreState Empty(StreamKey stream) => new(CentreId.Parse(stream.Id));

    public CentreState Apply(IEvent happened, in CommitStamp stamp) => (happened switch
    {
        CentreRegistered e => this with { Name = e.Name, Form = e.Form, SquareMetres = e.SquareMetres, Address = e.Address, From = e.From },
        CentreRevised e => this with { Name = e.Name ?? Name, SquareMetres = e.SquareMetres ?? SquareMetres, Address = e.Address ?? Address },
        CentreClosed e => this with { To = e.LastDay },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    }) with { Version = stamp.Number };

    public CentreView View() => new(Id, Form, Name ?? "", SquareMetres, Address, From, To, Version);
}

[GenerateSerializer, Immutable, Alias("centres.centre-view")]
public sealed record CentreView(
    [property: Id(0)] CentreId Id,
    [property: Id(1)] CentreKind Form,
    [property: Id(2)] string Name,
    [property: Id(3)] decimal SquareMetres,
    [property: Id(4)] string? Address,
    [property: Id(5)] DateOnly? From,
    [property: Id(6)] DateOnly? To,
    [property: Id(7)] long Version);
