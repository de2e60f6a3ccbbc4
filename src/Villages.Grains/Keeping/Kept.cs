namespace Villages.Grains.Keeping;

/// <summary>A state kept in grain storage: one immutable value that can be rebuilt from the journal. Its JSON is a contract; a changed form gets a new format.</summary>
internal interface IKept<TSelf>
    where TSelf : class, IKept<TSelf>
{
    /// <summary>Name of the stored form, <c>&lt;grain type&gt;.&lt;part&gt;.vN</c>, unique in the system; an unknown format reads as <see cref="Empty"/>.</summary>
    static abstract string Format { get; }

    static abstract TSelf Empty { get; }
}

/// <summary>What a row of grain storage holds: the value under the name of its form, never under the name of a class.</summary>
[GenerateSerializer, Immutable, Alias("keeping.kept`1")]
internal sealed record Kept<T>([property: Id(0)] string Format, [property: Id(1)] T Value)
    where T : class, IKept<T>;
