using System.Diagnostics.CodeAnalysis;

namespace Villages.Domain;

/// <summary>A value, or the refusal that stands in its place.</summary>
[GenerateSerializer, Immutable, Alias("villages.outcome`1")]
public sealed record Outcome<T>
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    [Id(0)]
    public T? Value { get; }

    [Id(1)]
    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
