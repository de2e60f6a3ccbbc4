namespace Villages.Domain;

/// <summary>Kinds of node in the administrative tree (行政区划), outermost first.</summary>
public enum AreaKind
{
    Nation,
    Province,
    City,
    County,
    Township,
    Village,
    Community,
}
