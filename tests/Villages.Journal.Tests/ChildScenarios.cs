namespace Villages.Journal.Tests;

/// <summary>What this program does as a child of its tests.</summary>
internal static class ChildScenarios
{
    public static Task<int> Run(string[] scenario) =>
        throw new ArgumentException($"No such scenario: {string.Join(' ', scenario)}.", nameof(scenario));
}
