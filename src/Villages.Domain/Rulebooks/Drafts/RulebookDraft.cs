using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Villages.Domain.Rulebooks.Drafts;

/// <summary>Where a draft stands on its way to adoption; what follows adoption is a matter of dates (<see cref="RulebooksState.StandingOf"/>).</summary>
public enum DraftPhase
{
    /// <summary>Being written (草案); a new text brings every open draft back here.</summary>
    Draft,

    /// <summary>Results it would give are known.</summary>
    Simulated,

    /// <summary>Put before everybody it concerns (征求意见).</summary>
    Circulated,

    Adopted,
    Withdrawn,
}

/// <summary>One proposed version of a scheme's rules.</summary>
/// <param name="Id">12 lower-case hexadecimal digits of the command that wrote it first, so that a repeat writes nothing twice.</param>
/// <param name="Json">As the author wrote it; empty once the draft is closed.</param>
/// <param name="Cases">Worked cases as JSON.</param>
/// <param name="Hash">Of the canonical text; null while it cannot be read.</param>
/// <param name="Author">Actor who wrote the present text; another one adopts it.</param>
/// <param name="From">First day of circulation.</param>
/// <param name="To">Last day of circulation, inclusive.</param>
/// <param name="Unsimulated">Why it went round without a simulation.</param>
/// <param name="Reason">Why it was withdrawn.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.draft")]
public sealed record RulebookDraft(
    [property: Id(0)] string Id,
    [property: Id(1)] string Scheme,
    [property: Id(2)] string Json,
    [property: Id(3)] string? Cases,
    [property: Id(4)] string? Hash,
    [property: Id(5)] string Author,
    [property: Id(6)] DraftPhase Phase,
    [property: Id(7)] ImmutableArray<DraftSimulation> Simulations,
    [property: Id(8)] ImmutableArray<DraftComment> Comments,
    [property: Id(9)] DateOnly? From = null,
    [property: Id(10)] DateOnly? To = null,
    [property: Id(11)] string? Unsimulated = null,
    [property: Id(12)] string? Reason = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOpen => Phase is DraftPhase.Draft or DraftPhase.Simulated or DraftPhase.Circulated;

    public static string IdOf(CommandId command) => command.Value.ToString("N")[..IdLength];

    public static bool IsId([NotNullWhen(true)] string? text) => text is { Length: IdLength } && text.All(char.IsAsciiHexDigitLower);

    private const int IdLength = 12;
}

/// <summary>What a draft would have made of a cycle's frozen facts.</summary>
/// <param name="Before">Hash of the rulebook that the cycle went by.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.draft-simulation")]
public sealed record DraftSimulation(
    [property: Id(0)] CycleId Cycle,
    [property: Id(1)] int Round,
    [property: Id(2)] string Before,
    [property: Id(3)] string Hash,
    [property: Id(4)] ChangeCounts Counts);

/// <summary>How many of a cycle's subjects another rulebook moves.</summary>
/// <param name="Changed">Whose result differs at all.</param>
/// <param name="Better">With more stars or, without stars, a better grade.</param>
/// <param name="MonthlyPay">Sum of the differences of monthly pay, in yuan.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.change-counts")]
public sealed record ChangeCounts(
    [property: Id(0)] int Subjects, [property: Id(1)] int Changed, [property: Id(2)] int Better, [property: Id(3)] int Worse, [property: Id(4)] decimal MonthlyPay);

/// <param name="By">Actor.</param>
/// <param name="Hash">Text that was commented on.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.draft-comment")]
public sealed record DraftComment([property: Id(0)] string Text, [property: Id(1)] string By, [property: Id(2)] DateOnly On, [property: Id(3)] string? Hash);
