namespace Villages.Chaos.Load;

/// <summary>One cycle of the load.</summary>
internal sealed record CountyYear(County County, int Year)
{
    public string Id => $"stars-{County.Code}-{Year}";

    public string Stream => $"cycle/{Id}";

    public override string ToString() => Id;
}

/// <param name="Effects">Commits on officials that the county's cycles had left when this one had ended.</param>
/// <param name="Digest">Of its results, page by page.</param>
internal sealed record Expected(long Effects, string Digest);
