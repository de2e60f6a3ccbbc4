namespace Villages.Domain;

/// <summary>What kind of "no" a refusal is; the edge maps it to a status once.</summary>
public enum RefusalKind
{
    /// <summary>The request can never be right (400).</summary>
    Invalid,

    /// <summary>What it names does not exist (404).</summary>
    Missing,

    /// <summary>The present state does not allow it (409).</summary>
    Conflict,

    /// <summary>The caller decided on an older state (412).</summary>
    Stale,

    /// <summary>A rule of the field forbids it (422).</summary>
    Rule,

    /// <summary>The caller has had what is due for now (429).</summary>
    Limit,
}

/// <summary>An expected "no": a value with a stable code, never an exception. It writes nothing and is judged again on retry.</summary>
/// <param name="Code">Stable, <c>capability.kebab-case</c>.</param>
/// <param name="Path">JSON path of the offending member, where one can be named.</param>
/// <param name="RetryAfter">Seconds after which it may be accepted, where that is known.</param>
[GenerateSerializer, Immutable, Alias("villages.refusal")]
public sealed record Refusal(
    [property: Id(0)] string Code,
    [property: Id(1)] RefusalKind Kind,
    [property: Id(2)] Text Message,
    [property: Id(3)] string? Path = null,
    [property: Id(4)] int? RetryAfter = null);
