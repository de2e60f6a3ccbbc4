using System.Globalization;

namespace Villages.Host.Http;

/// <summary>Sizes of pages, in one place.</summary>
internal static class Paging
{
    public const int DefaultSize = 50;
    public const int MaximumSize = 200;

    /// <exception cref="ProblemException">Not between 1 and <see cref="MaximumSize"/>.</exception>
    public static int Size(int? asked, string name = "pageSize") => asked switch
    {
        null => DefaultSize,
        >= 1 and <= MaximumSize => asked.Value,
        _ => throw new ProblemException(EdgeProblems.InvalidParameter(name, new(
            string.Create(CultureInfo.InvariantCulture, $"应在 1 至 {MaximumSize} 之间。"),
            string.Create(CultureInfo.InvariantCulture, $"Must be between 1 and {MaximumSize}.")))),
    };

    /// <exception cref="ProblemException">Below 1.</exception>
    public static int Number(int? asked) => asked switch
    {
        null => 1,
        >= 1 and <= 1_000_000 => asked.Value,
        _ => throw new ProblemException(EdgeProblems.InvalidParameter("page", new("应为 1 或更大。", "Must be 1 or more."))),
    };
}

/// <summary>A page of a list in a fixed order; the token of the last page is left out.</summary>
public sealed record TokenPage<T>(IReadOnlyList<T> Items, string? NextPageToken);

/// <summary>A page of an immutable ranking.</summary>
public sealed record NumberedPage<T>(IReadOnlyList<T> Items, int Page, int PageSize, int Total);
