namespace Villages.Domain;

/// <summary>Actors of what the house does by itself: <c>system:</c> and a named purpose. No subject of a token may be called so: the journal would say that nobody did it.</summary>
public static class SystemActor
{
    private const string Prefix = "system:";

    public static string Of(string purpose) => Prefix + purpose;

    public static bool Is(string actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
    }
}
