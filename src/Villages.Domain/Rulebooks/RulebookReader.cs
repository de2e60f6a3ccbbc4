using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks;

/// <summary>Reads a rulebook with all its faults at once.</summary>
public static class RulebookReader
{
    /// <returns>The rulebook, or null with at least one fault. Linting is separate: <c>RulebookLinter</c>.</returns>
    public static (Rulebook? Rulebook, ImmutableArray<RulebookFault> Faults) Read(ReadOnlySpan<byte> json, string file) => throw new NotImplementedException();
}
