using System.Globalization;
using System.Reflection;

namespace Villages.Host.Http;

/// <summary>The client's key of one intent: the same key again is the same command, for ever.</summary>
internal readonly record struct IdempotencyKey(string Value)
{
    public const string Header = "Idempotency-Key";
    public const int MaximumLength = 255;

    /// <exception cref="ProblemException">Missing or malformed.</exception>
    public static ValueTask<IdempotencyKey> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var values = context.Request.Headers[Header];
        if (values.Count == 0 || string.IsNullOrEmpty(values[0]))
        {
            throw new ProblemException(EdgeProblems.KeyMissing);
        }

        return values.Count == 1 && values[0]!.Length <= MaximumLength && !values[0].AsSpan().ContainsAnyExceptInRange('!', '~')
            ? new(new IdempotencyKey(values[0]!))
            : throw new ProblemException(EdgeProblems.KeyMalformed);
    }
}

/// <summary>The version a decision was made on: the ETag of the reading. What stands behind a dash, such as progress, does not bind the decision.</summary>
internal readonly record struct IfMatch(long Version)
{
    /// <exception cref="ProblemException">Missing or malformed.</exception>
    public static ValueTask<IfMatch> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var text = context.Request.Headers.IfMatch.ToString();
        if (text.Length == 0)
        {
            throw new ProblemException(EdgeProblems.IfMatchMissing);
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var end = dash < 0 ? text.Length - 1 : dash;
        return text.Length > 2 && text[0] == '"' && text[^1] == '"'
            && long.TryParse(text.AsSpan(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? new(new IfMatch(version))
                : throw new ProblemException(EdgeProblems.IfMatchMalformed);
    }
}

/// <summary>Carries a problem out of a place that cannot return one, such as the binding of a parameter.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Code)
{
    public Problem Problem { get; } = problem;
}
