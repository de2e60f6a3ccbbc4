using System.Text.Json;
using Villages.Domain;
using Villages.Domain.Rulebooks.Comparison;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Grains.Rulebooks;

namespace Villages.Host.Rulebooks;

/// <param name="Places">Where both versions differ; empty when they say the same.</param>
public sealed record ComparisonResource(string Before, string After, IReadOnlyList<DifferenceResource> Places)
{
    internal static ComparisonResource Of(string before, string after, IEnumerable<RulebookDifference> differences) => new(
        before, after, [.. differences.Select(d => new DifferenceResource(d.Path, d.Kind, Parsed(d.Before), Parsed(d.After)))]);

    private static JsonElement? Parsed(string? json) => json is null ? null : JsonElement.Parse(json);
}

/// <param name="Path">JSON path; members of a list by their id: <c>$.items[B1].points</c>.</param>
public sealed record DifferenceResource(string Path, DifferenceKind Kind, JsonElement? Before, JsonElement? After);

public sealed record DraftsResource(long Version, IReadOnlyList<DraftResource> Items);

/// <param name="Rulebook">The text; left out in lists and once the draft is closed.</param>
/// <param name="Hash">Of its canonical form; left out while it cannot be read.</param>
/// <param name="To">Last day of circulation.</param>
/// <param name="Faults">What keeps it from going on; left out in lists.</param>
public sealed record DraftResource(
    string Id, string Scheme, DraftPhase Phase, string Author, string? Hash, DateOnly? From, DateOnly? To, string? Unsimulated, string? Reason,
    IReadOnlyList<SimulationResource> Simulations, IReadOnlyList<CommentResource> Comments, JsonElement? Rulebook, JsonElement? Cases, IReadOnlyList<FaultResource>? Faults)
{
    internal static DraftResource Of(RulebookDraft d) => Of(d, null, null, null);

    internal static DraftResource Of(DraftView v, string language) => Of(
        v.Draft, Parsed(v.Draft.Json), v.Draft.Cases is { } cases ? Parsed(cases) : null, [.. v.Faults.Select(f => new FaultResource(f.File, f.Path, f.Reason.In(language)))]);

    private static DraftResource Of(RulebookDraft d, JsonElement? rulebook, JsonElement? cases, IReadOnlyList<FaultResource>? faults) => new(
        d.Id, d.Scheme, d.Phase, d.Author, d.Hash, d.From, d.To, d.Unsimulated, d.Reason,
        [.. d.Simulations.Select(s => new SimulationResource(s.Cycle, s.Round, s.Before, s.Hash, CountsResource.Of(s.Counts)))],
        [.. d.Comments.Select(c => new CommentResource(c.Text, c.By, c.On, c.Hash))], rulebook, cases, faults);

    private static JsonElement? Parsed(string json) => json.Length == 0 ? null : JsonElement.Parse(json);
}

public sealed record SimulationResource(CycleId Cycle, int Round, string Before, string Hash, CountsResource Counts);

/// <param name="Changed">Whose result differs at all.</param>
/// <param name="Better">With more stars or, without stars, a better grade.</param>
/// <param name="MonthlyPay">Sum of the differences, yuan a month.</param>
public sealed record CountsResource(int Subjects, int Changed, int Better, int Worse, string MonthlyPay)
{
    internal static CountsResource Of(ChangeCounts c) => new(c.Subjects, c.Changed, c.Better, c.Worse, People.Yuan.Text(c.MonthlyPay)!);
}

/// <param name="Hash">Of the text it is about.</param>
public sealed record CommentResource(string Text, string By, DateOnly On, string? Hash);

public sealed record FaultResource(string File, string Path, string Reason);
