namespace Villages.Journal.Engines;

/// <summary>What the header row says about who may open the journal.</summary>
internal static class JournalHeader
{
    /// <summary>This version's number as a reader: raised when events begin to be written that the version before cannot fold.</summary>
    public const int Reader = 1;

    public static bool Check(long lowestReader) => lowestReader <= Reader
        ? true
        : throw new JournalSchemaException($"The journal asks for reader {lowestReader} at least, this version is reader {Reader}. Start a newer version.");
}
