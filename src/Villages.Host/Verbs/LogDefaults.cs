using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace Villages.Host.Verbs;

/// <summary>What is logged unless configuration says otherwise: our own doings, and of the libraries only what goes wrong.</summary>
internal static class LogDefaults
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    public static void AddLogDefaults(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Orleans"] = "Warning",
                ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = "Error",
                ["Logging:LogLevel:Orleans.Messaging.GatewayManager"] = "Error",
                ["Logging:LogLevel:Orleans.Runtime.Messaging.ConnectionManager"] = "Error",
                ["Logging:LogLevel:Polly"] = "Warning",
                ["Logging:LogLevel:Microsoft"] = "Warning",
                ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
            },
        });

        // Who logs never waits for who reads: lines that find no room are counted in a line of their own.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite);

        // A start that fails is told in a sentence, see Failures; without this its stack trace would come first.
        var starting = new Starting();
        builder.Services.AddSingleton(starting);
        builder.Logging.AddFilter(HostCategory, level => level >= LogLevel.Warning && !starting.Now);
    }
}

/// <summary>Whether the host is on its way up.</summary>
internal sealed class Starting
{
    public bool Now { get; set; }
}
