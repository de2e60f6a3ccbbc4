namespace Villages.Domain.Access;

/// <summary>Where an object lies, seen from the area that a caller acts for.</summary>
public enum AreaRelation
{
    Own,

    /// <summary>Anywhere within the caller's area.</summary>
    Below,

    /// <summary>An area that holds the caller's.</summary>
    Above,

    /// <summary>Neither holds the other.</summary>
    Apart,
}

public static class AreaRelations
{
    public static AreaRelation To(this AreaCode caller, AreaCode area) =>
        caller == area ? AreaRelation.Own
        : caller.Contains(area) ? AreaRelation.Below
        : area.Contains(caller) ? AreaRelation.Above
        : AreaRelation.Apart;
}
