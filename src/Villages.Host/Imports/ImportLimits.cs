namespace Villages.Host.Imports;

/// <summary>How much of a file is read before it is refused.</summary>
/// <param name="Bytes">Whole file.</param>
/// <param name="Rows">Under the header.</param>
/// <param name="LineCharacters">One row with its quoted line breaks.</param>
public sealed record ImportLimits(int Bytes, int Rows, int LineCharacters)
{
    /// <summary>What a request may send: 20 MB, 100,000 rows, 64 K characters a row.</summary>
    public static ImportLimits Request { get; } = new(20_000_000, 100_000, 65_536);

    /// <summary>What an operator may load from a file of this machine: room for the register of the nation.</summary>
    public static ImportLimits Verb { get; } = new(512_000_000, 2_000_000, 65_536);
}
