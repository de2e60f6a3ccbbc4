using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Villages.Host.Areas;

/// <summary>
/// The web server with live reads answered at its door, before a request gets a context, a trace, a log scope and its place in the host's measures: together they cost as much as the
/// whole answer. They are counted (<c>villages.live_reads</c>). Everything else goes in, also a read that meets a fault here: outside nobody makes an answer of a fault, and the
/// connection would end.
/// </summary>
internal sealed class LiveReadsServer(IServer server, LiveReads reads, ILogger<LiveReadsServer> log) : IServer
{
    /// <summary>What listens.</summary>
    public IServer Listening => server;

    public IFeatureCollection Features => server.Features;

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull => server.StartAsync(new Door<TContext>(application, this), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => server.Dispose();

    private LiveRead? Find(IFeatureCollection features)
    {
        try
        {
            return reads.Find(features.GetRequiredFeature<IHttpRequestFeature>());
        }
        catch (Exception fault)
        {
            log.LogError(fault, "A live read met a fault at the door and goes the long way");
            return null;
        }
    }

    private sealed class Door<TContext>(IHttpApplication<TContext> application, LiveReadsServer server) : IHttpApplication<Entry<TContext>>
        where TContext : notnull
    {
        public Entry<TContext> CreateContext(IFeatureCollection contextFeatures) => server.Find(contextFeatures) is { } read
            ? new Entry<TContext>(contextFeatures, read, default)
            : new Entry<TContext>(contextFeatures, null, application.CreateContext(contextFeatures));

        public Task ProcessRequestAsync(Entry<TContext> context)
        {
            if (context.Read is not { } read)
            {
                return application.ProcessRequestAsync(context.Inside!);
            }

            LiveReadsMeter.Answered(read.Route);
            return read.Answer(context.Features);
        }

        public void DisposeContext(Entry<TContext> context, Exception? exception)
        {
            if (context.Read is null)
            {
                application.DisposeContext(context.Inside!, exception);
            }
        }
    }

    /// <param name="Inside">The context of whoever goes in; none for a read answered at the door.</param>
    private readonly record struct Entry<TContext>(IFeatureCollection Features, LiveRead? Read, TContext? Inside);
}
