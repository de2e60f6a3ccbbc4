using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Villages.Testing.Outputs;

namespace Villages.Host.Tests.Hosting;

/// <summary>Listens to a host's answers and its log for ID numbers in plain text. Disclosures are there to tell them.</summary>
internal static class Heard
{
    public static WebApplicationBuilder AddHeard(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddProvider(new Lines());
        builder.Services.AddSingleton<IStartupFilter, Answers>();
        return builder;
    }

    private sealed class Answers : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(static (http, rest) =>
            {
                if (!http.Request.Path.Value!.EndsWith("/disclosures", StringComparison.Ordinal))
                {
                    var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
                    http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new OutputStream(body.Stream, $"{http.Request.Method} {http.Request.Path}"), body));
                }

                return rest(http);
            });
            next(app);
        };
    }

    /// <summary>At the levels that the product logs when nobody configures another: of the libraries only what goes wrong.</summary>
    private sealed class Lines(string category = "", LogLevel least = LogLevel.Information) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) =>
            categoryName.StartsWith("Microsoft.", StringComparison.Ordinal) || categoryName.StartsWith("Orleans.", StringComparison.Ordinal) 
                ? new Lines(categoryName, LogLevel.Warning)
                : new Lines(categoryName);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                PersonalNumbersFound.Run.In($"log of {category} {eventId}", $"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
