using Villages.Domain.Publications;

namespace Villages.Domain.Objections;

/// <summary>Consequence of an objection that a notice took.</summary>
/// <param name="Person">Whom the item concerns.</param>
/// <param name="By">Subject who lodged it; null without an account.</param>
[GenerateSerializer, Immutable, Alias("objections.open")]
public sealed record OpenObjection(
    [property: Id(0)] PublicationId Publication,
    [property: Id(1)] string Item,
    [property: Id(2)] AreaCode Area,
    [property: Id(3)] PersonId? Person,
    [property: Id(4)] string Grounds,
    [property: Id(5)] string? By,
    [property: Id(6)] DateOnly LodgedOn,
    [property: Id(7)] DateOnly AcceptBy) : ICommandBody
{
    public string Kind => "objections.open";
}

[GenerateSerializer, Immutable, Alias("objections.accept")]
public sealed record AcceptObjection : ICommandBody
{
    public string Kind => "objections.accept";
}

/// <summary>Writes down what was found; another finding may follow until the ruling.</summary>
[GenerateSerializer, Immutable, Alias("objections.record-finding")]
public sealed record RecordFinding([property: Id(0)] string Text) : ICommandBody
{
    public string Kind => "objections.record-finding";
}

/// <summary>Rules on the objection; on appeal the ruling takes the place of the first.</summary>
/// <param name="Corrections">Commands that corrected the facts: needed unless rejected.</param>
/// <param name="Level">Area for which the caller decides.</param>
[GenerateSerializer, Immutable, Alias("objections.rule")]
public sealed record RuleObjection(
    [property: Id(0)] Ruling Ruling,
    [property: Id(1)] string Reason,
    [property: Id(2)] IReadOnlyList<CommandId> Corrections,
    [property: Id(3)] AreaCode Level) : ICommandBody
{
    public string Kind => "objections.rule";
}

[GenerateSerializer, Immutable, Alias("objections.appeal")]
public sealed record AppealObjection([property: Id(0)] string Grounds) : ICommandBody
{
    public string Kind => "objections.appeal";
}

/// <summary>Makes a ruling final whose time to appeal passed.</summary>
[GenerateSerializer, Immutable, Alias("objections.finish")]
public sealed record FinishObjection : ICommandBody
{
    public string Kind => "objections.finish";
}

/// <summary>Consequence of a correction that took the objection over: from now on it concerns that notice.</summary>
[GenerateSerializer, Immutable, Alias("objections.move")]
public sealed record MoveObjection([property: Id(0)] PublicationId Publication) : ICommandBody
{
    public string Kind => "objections.move";
}
