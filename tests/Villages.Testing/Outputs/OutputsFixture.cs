namespace Villages.Testing.Outputs;

/// <summary>One for a whole test assembly: at its end nothing that was let out may have held an ID number.</summary>
public sealed class OutputsFixture : IDisposable
{
    public OutputsFixture() => PersonalNumbersFound.Run.Listening = true;

    public void Dispose() => Assert.True(
        PersonalNumbersFound.Run.Places.Count == 0,
        $"ID numbers in plain text in {PersonalNumbersFound.Run.Places.Count} outputs:{Environment.NewLine}{string.Join(Environment.NewLine, PersonalNumbersFound.Run.Places.Distinct().Take(20))}");
}
