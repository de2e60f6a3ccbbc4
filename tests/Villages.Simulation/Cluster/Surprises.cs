using Microsoft.Extensions.Logging;
using Villages.Grains.Journaling;

namespace Villages.Simulation.Cluster;

/// <summary>What no fault explains: an exception that is none of those promised to callers, or a line of the log that asks for a person.</summary>
internal sealed class Surprises(Loop.World world) : ILoggerFactory, ILogger
{
    public List<string> Found { get; } = [];

    public void Note(Exception fault, string where)
    {
        if (world.Trace.On)
        {
            world.Trace.Say($"{where}: {fault.GetType().Name} {fault.Message}");
        }

        if (fault is not (TruthUnavailableException or TimeoutException or OrleansException))
        {
            Found.Add($"{where}: {fault}");
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error || world.Trace.On;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (world.Trace.On)
        {
            world.Trace.Say($"{logLevel}: {formatter(state, exception)} {exception?.Message}");
        }

        if (logLevel >= LogLevel.Error)
        {
            Found.Add($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
