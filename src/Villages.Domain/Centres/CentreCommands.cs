namespace Villages.Domain.Centres;

[GenerateSerializer, Alias("centres.kind")]
public enum CentreKind
{
    /// <summary>Party–mass service centre 党群服务中心.</summary>
    Centre,

    /// <summary>Estate service station 小区党群服务站.</summary>
    Station,
}

[GenerateSerializer, Immutable, Alias("centres.register-centre")]
public sealed record RegisterCentre(
    [property: Id(0)] CentreKind Form,
    [property: Id(1)] string Name,
    [property: Id(2)] decimal SquareMetres,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] string? Address = null) : ICommandBody
{
    public string Kind => "centres.register";

    public DateOnly? DeedOn => From;
}

/// <summary>Replaces what is given; null leaves it as it is.</summary>
[GenerateSerializer, Immutable, Alias("centres.revise-centre")]
public sealed record ReviseCentre(
    [property: Id(0)] string? Name = null,
    [property: Id(1)] decimal? SquareMetres = null,
    [property: Id(2)] string? Address = null) : ICommandBody
{
    public string Kind => "centres.revise";
}

[GenerateSerializer, Immutable, Alias("centres.close-centre")]
public sealed record CloseCentre([property: Id(0)] DateOnly LastDay) : ICommandBody
{
    public string Kind => "centres.close";

    public DateOnly? DeedOn => LastDay;
}
