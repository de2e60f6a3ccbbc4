using System.Collections.Immutable;
using Villages.Domain.Objections;

namespace Villages.Domain.Boards;

/// <summary>How a person's name is shown to the public.</summary>
[GenerateSerializer, Alias("boards.name-shown")]
public enum NameShown
{
    Masked,
    Full,
    Hidden,
}

/// <param name="Public">Also shown without a token.</param>
public sealed record BoardField(string Code, Text Title, bool Public);

/// <summary>A kind of notice: how long it hangs and what it shows.</summary>
/// <param name="WindowDays">Working days; without any the window is empty.</param>
public sealed record BoardKind(string Code, Text Title, int WindowDays, NameShown Name, ImmutableArray<BoardField> Fields);

/// <summary>The kinds of a deployment in the order of their file, and the deadlines of objections.</summary>
public sealed record BoardKinds(ImmutableArray<BoardKind> Kinds, ObjectionDeadlines Objections)
{
    /// <summary>Null when the file has no such kind.</summary>
    public BoardKind? Find(string code) => Kinds.FirstOrDefault(kind => kind.Code == code);
}
