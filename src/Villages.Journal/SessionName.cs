namespace Villages.Journal;

/// <summary>What the journal's sessions call themselves at a database server, whatever else a connection string calls them: by it <c>restored</c> knows that hosts are there.</summary>
internal static class SessionName
{
    public const string OfHosts = "villages-journal";

    /// <summary>A restore's own sessions, which are no hosts.</summary>
    public const string OfRestore = "villages-restored";

    /// <summary>As much of a name as every server and driver takes.</summary>
    private const int Longest = 63;

    /// <param name="name">The product's: first, so that what is cut off is the user's.</param>
    /// <param name="own">The Application Name of the connection string.</param>
    public static string With(string name, string? own)
    {
        var all = string.IsNullOrWhiteSpace(own) ? name : $"{name} {own.Trim()}";
        return all.Length > Longest ? all[..Longest] : all;
    }
}
