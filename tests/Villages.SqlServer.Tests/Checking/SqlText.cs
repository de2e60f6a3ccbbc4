namespace Villages.SqlServer.Tests.Checking;

/// <summary>A text that is sent to the database, with the parameters that are sent along.</summary>
/// <param name="Name">Where the text comes from, for messages.</param>
/// <param name="Parameters">As a procedure declares them: <c>@home int</c>.</param>
/// <param name="Columns">Of its last result, in order; null leaves them open.</param>
internal sealed record SqlText(string Name, string Text, IReadOnlyList<string> Parameters, IReadOnlyList<string>? Columns = null);

/// <summary>A script as it is applied.</summary>
internal sealed record SqlScript(string Name, string Text);

/// <summary>What was looked at, and everything that is wrong with it.</summary>
/// <param name="Objects">Tables, indexes, types and procedures that the scripts make.</param>
/// <param name="Texts">Statements whose names were resolved against them.</param>
internal sealed record CheckReport(IReadOnlyList<string> Problems, int Objects, int Texts);
