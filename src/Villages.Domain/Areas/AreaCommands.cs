namespace Villages.Domain.Areas;

/// <summary>Enters rows into one register: provinces, cities and counties into <c>register/00</c>, townships and villages into <c>register/&lt;county&gt;</c>.</summary>
/// <param name="Rows">At most <see cref="MaximumRows"/>, parents anywhere in the same list or registered before. Rows that stand already are passed over.</param>
[GenerateSerializer, Immutable, Alias("areas.register-areas")]
public sealed record RegisterAreas([property: Id(0)] IReadOnlyList<AreaRow> Rows) : ICommandBody
{
    /// <summary>Keeps the commit under 1 MiB with the longest names of the national register.</summary>
    public const int MaximumRows = 4_000;

    public string Kind => "areas.register";
}

[GenerateSerializer, Immutable, Alias("areas.rename-area")]
public sealed record RenameArea(
    [property: Id(0)] AreaCode Code,
    [property: Id(1)] string Name,
    [property: Id(2)] DateOnly On) : ICommandBody
{
    public string Kind => "areas.rename";

    public DateOnly? DeedOn => On;
}

/// <summary>Ends an area; its last day is <paramref name="LastDay"/>. Areas below it must be closed before.</summary>
/// <param name="Successor">The area it was merged into, of the same level.</param>
[GenerateSerializer, Immutable, Alias("areas.close-area")]
public sealed record CloseArea(
    [property: Id(0)] AreaCode Code,
    [property: Id(1)] DateOnly LastDay,
    [property: Id(2)] AreaCode? Successor = null) : ICommandBody
{
    public string Kind => "areas.close";

    public DateOnly? DeedOn => LastDay;
}
