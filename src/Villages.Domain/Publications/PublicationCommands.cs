using System.Collections.Immutable;
using Villages.Domain.Objections;

namespace Villages.Domain.Publications;

/// <summary>Publishes a notice.</summary>
/// <param name="Source">Stream that is told when the window closed and when a held item was settled.</param>
/// <param name="To">Last day, see <see cref="PublicationWindow"/>.</param>
/// <param name="Items">1 to 500. A correction lists every item that still stands, not only the corrected: what it leaves out is not held any more.</param>
/// <param name="Corrects">The earlier notice that this one takes the place of; its open objections are carried here before this one can close.</param>
[GenerateSerializer, Immutable, Alias("publications.open")]
public sealed record OpenPublication(
    [property: Id(0)] StreamKey Source,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly To,
    [property: Id(3)] ImmutableArray<PublicationItem> Items,
    [property: Id(4)] PublicationId? Corrects = null) : ICommandBody
{
    public const string CommandKind = "publications.open";

    public string Kind => CommandKind;
}

/// <summary>Lodges an objection to one item.</summary>
/// <param name="Objection">Made from the command's id, so that a repeat has the same number.</param>
/// <param name="Grounds">See <see cref="WrittenGrounds"/>.</param>
/// <param name="By">Subject of the token; null without an account.</param>
[GenerateSerializer, Immutable, Alias("publications.lodge-objection")]
public sealed record LodgeObjection(
    [property: Id(0)] ObjectionId Objection,
    [property: Id(1)] string Item,
    [property: Id(2)] string Grounds,
    [property: Id(3)] string? By = null) : ICommandBody
{
    public string Kind => "publications.lodge-objection";
}

/// <summary>Consequence of a final objection.</summary>
[GenerateSerializer, Immutable, Alias("publications.settle-objection")]
public sealed record SettleObjection([property: Id(0)] ObjectionId Objection, [property: Id(1)] Ruling Ruling) : ICommandBody
{
    public string Kind => "publications.settle-objection";
}

/// <summary>Closes the window after its last day.</summary>
[GenerateSerializer, Immutable, Alias("publications.close-window")]
public sealed record CloseWindow : ICommandBody
{
    public string Kind => "publications.close-window";
}

/// <summary>Consequence of a later notice that corrects this one.</summary>
[GenerateSerializer, Immutable, Alias("publications.supersede")]
public sealed record SupersedePublication([property: Id(0)] PublicationId By) : ICommandBody
{
    public string Kind => "publications.supersede";
}

/// <summary>Consequence of a superseded notice, once for each: its open objections come to the notice that corrects it, whatever the window says and under their numbers; also when there are none.</summary>
[GenerateSerializer, Immutable, Alias("publications.carry-objections")]
public sealed record CarryObjections(
    [property: Id(0)] PublicationId From, [property: Id(1)] ImmutableArray<ItemObjection> Objections) : ICommandBody
{
    public string Kind => "publications.carry-objections";
}
