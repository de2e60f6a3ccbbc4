using System.Collections.Immutable;
using Villages.Domain.Rulebooks.Cases;

namespace Villages.Domain.Rulebooks;

/// <summary>Worked cases of a rulebook: examples a clerk can check by hand, run as tests and before adoption.</summary>
public sealed record WorkedCases
{
    public required string Scheme { get; init; }

    public required ImmutableArray<WorkedCase> Cases { get; init; }

    /// <summary>Reads a file of cases with all its faults at once.</summary>
    public static (WorkedCases? Cases, ImmutableArray<RulebookFault> Faults) Read(ReadOnlySpan<byte> json, string file)
    {
        var (cases, _, faults) = RulebookReader.Read<WorkedCases>(json, file);
        return (cases, faults);
    }

    /// <returns>Every case that comes out otherwise than written, as a fault at its place; empty when all hold. The rulebook has passed the linter.</returns>
    public static ImmutableArray<RulebookFault> Run(Rulebook rulebook, WorkedCases cases, string file = "")
    {
        var failures = ImmutableArray.CreateBuilder<RulebookFault>();
        if (cases.Scheme != rulebook.Scheme)
        {
            failures.Add(new RulebookFault(file, "$.scheme", new Text("算例属于另一方案", $"these cases are for '{cases.Scheme}', not for '{rulebook.Scheme}'")));
        }

        for (var i = 0; i < cases.Cases.Length; i++)
        {
            var (path, name) = ($"$.cases[{i}]", cases.Cases[i].Name);
            switch (cases.Cases[i].Work(rulebook))
            {
                case (_, null):
                    failures.Add(new RulebookFault(file, path, new Text($"{name}：规则簿中没有所指的表", $"{name}: the rulebook has no such table or grade")));
                    break;
                case var (expected, actual) when expected != actual:
                    failures.Add(new RulebookFault(file, path, new Text($"{name}：应为 {expected}，实得 {actual}", $"{name}: expected {expected}, got {actual}")));
                    break;
            }
        }

        return failures.ToImmutable();
    }
}
