namespace Villages.Domain.Imports;

/// <summary>One line of an imported file, turned into a command; a line that means two commands has two rows behind one another.</summary>
/// <param name="Line">Line of the file, from 1; the header is line 1. Lines never fall within an import.</param>
/// <param name="Target">Key of the stream the command goes to.</param>
/// <param name="Command">The command body's kind.</param>
/// <param name="Body">The command body as JSON; personal fields in it are ciphertext.</param>
[GenerateSerializer, Immutable, Alias("imports.row")]
public sealed record ImportRow(
    [property: Id(0)] int Line,
    [property: Id(1)] string Target,
    [property: Id(2)] string Command,
    [property: Id(3)] string Body);

/// <summary>Why the stream a line went to refused it.</summary>
[GenerateSerializer, Immutable, Alias("imports.row-refusal")]
public sealed record RowRefusal(
    [property: Id(0)] int Line,
    [property: Id(1)] string Code,
    [property: Id(2)] Text Message);
