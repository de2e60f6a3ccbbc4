using System.CommandLine;

namespace Villages.Host.Verbs;

/// <summary>Arguments that are no verb's own and pass through to configuration: <c>--urls</c>, <c>--environment</c>, <c>--Section:Key=value</c>.</summary>
internal static class Settings
{
    private static readonly string[] Plain = ["--urls", "--environment", "--contentRoot", "--applicationName"];

    public static string[] PassedBy(ParseResult parsed) => [.. parsed.UnmatchedTokens];

    /// <summary>The first argument that is no setting either, or null.</summary>
    public static string? Strange(IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var name = tokens[i].Split('=')[0];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !(Plain.Contains(name) || name.Contains(':', StringComparison.Ordinal)))
            {
                return tokens[i];
            }

            if (!tokens[i].Contains('=', StringComparison.Ordinal))
            {
                i++;
            }
        }

        return null;
    }

    /// <summary>For verbs that start the grains but serve nobody: a free port on loopback, no demo, quiet logs.</summary>
    public static string[] Unserved(ParseResult parsed) =>
        ["--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Orleans=None", .. PassedBy(parsed), "--urls=http://127.0.0.1:0", "--Villages:Demo=false"];

    /// <summary>Starts what <paramref name="app"/> is made of; a failure is an exception and no log entry.</summary>
    public static async Task Rise(this WebApplication app, CancellationToken cancellation = default)
    {
        var starting = app.Services.GetService<Starting>();
        Say(true);
        await app.StartAsync(cancellation);
        Say(false);

        void Say(bool now)
        {
            if (starting is not null)
            {
                starting.Now = now;
            }
        }
    }

    public static Command Passing(this Command command)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        return command;
    }
}
