using System.Collections.Immutable;

namespace Villages.Domain.Retention;

/// <summary>Personal data of one kind and how long it is kept (保存期限).</summary>
/// <param name="Years">After the start; personal data is due on that day.</param>
/// <param name="Basis">Document on which the period rests.</param>
public sealed record RetentionClass(string Code, Text Name, RetentionStart Starts, int Years, string Basis, RetentionAction Action);

/// <summary>What begins a period.</summary>
public enum RetentionStart
{
    Death,

    /// <summary>Last day of the last tenure, once no post is held.</summary>
    LastTenureEnd,
}

/// <summary>What becomes due; people decide, two of them.</summary>
public enum RetentionAction
{
    /// <summary>The person's fields are to be erased, after approval.</summary>
    Erase,
}

/// <summary>The classes of a deployment, in the order of their file.</summary>
public sealed record RetentionCatalogue(ImmutableArray<RetentionClass> Classes);
