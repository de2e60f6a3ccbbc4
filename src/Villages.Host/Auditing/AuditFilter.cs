using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Grains.Auditing;
using Villages.Grains.Feed;
using Villages.Host.Http;

namespace Villages.Host.Auditing;

/// <summary>What an auditor looks for; every parameter narrows, all together.</summary>
/// <param name="Actor">Subject of a token.</param>
/// <param name="Person">Who is named in what was done.</param>
/// <param name="Stream"><c>kind/id</c> of what was changed.</param>
/// <param name="Kind">Name of a command.</param>
/// <param name="Area">This area and everything in it; the caller's when left out.</param>
/// <param name="From">Recorded then or later: an instant with its offset, such as 2026-03-02T01:00:00Z.</param>
/// <param name="To">Recorded before then.</param>
internal sealed record AuditFilter(
    [FromQuery(Name = "actor")] string? Actor,
    [FromQuery(Name = "person")] PersonId? Person,
    [FromQuery(Name = "stream")] StreamKey? Stream,
    [FromQuery(Name = "kind")] string? Kind,
    [FromQuery(Name = "area")] AreaCode? Area,
    [FromQuery(Name = "from")] string? From,
    [FromQuery(Name = "to")] string? To,
    [FromQuery(Name = "pageToken")] string? PageToken,
    [FromQuery(Name = "pageSize")] int? PageSize)
{
    private const int LongestActor = 120;
    private const int LongestKind = 60;

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK"];

    /// <exception cref="ProblemException">A value is malformed; the problem names its parameter.</exception>
    public AuditQuery Query(AreaCode scope)
    {
        var (from, to) = (Instant("from", From), Instant("to", To));
        if (from >= to)
        {
            throw Invalid("to", new("结束时间应晚于开始时间。", "Must be later than from."));
        }

        return new AuditQuery(
            Paging.Size(PageSize), scope, Token(PageToken), Word("actor", Actor, LongestActor), Person, Stream, Word("kind", Kind, LongestKind), from, to);
    }

    private static FeedHead? Token(string? text) => text is null ? null
        : FeedCursor.Parse(text) is { } end ? new FeedHead(end.Epoch, end.Position)
        : throw Invalid("pageToken", new("翻页标记无效。", "Not a token of this list."));

    private static string? Word(string name, string? text, int longest) => text is null ? null
        : text.Length > 0 && text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange('!', '~') ? text
        : throw Invalid(name, new($"应为 1 至 {longest} 个可见 ASCII 字符。", $"Must be 1 to {longest} visible ASCII characters."));

    private static DateTime? Instant(string name, string? text) => text is null ? null
        : !DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) || !HasOffset(text)
            ? throw Invalid(name, new("应为带时区的时刻，例如 2026-03-02T01:00:00Z。", "Must be an instant with its offset, such as 2026-03-02T01:00:00Z."))
        : instant.UtcDateTime;

    private static bool HasOffset(string text) => text[^1] == 'Z' || text.AsSpan(text.IndexOf('T', StringComparison.Ordinal)).ContainsAny('+', '-');

    private static ProblemException Invalid(string name, Text message) => new(EdgeProblems.InvalidParameter(name, message));
}
