using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Villages.Benchmarks.LiveRead;

/// <summary>Kestrel and nothing else: the bytes of an answer looked up by its path.</summary>
internal sealed class BareServer(WebApplication app) : IAsyncDisposable
{
    public Uri Address => new(app.Urls.First());

    public static async Task<BareServer> Start(IReadOnlyDictionary<string, Prepared> answers)
    {
        var prepared = answers.ToFrozenDictionary(StringComparer.Ordinal);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        var app = builder.Build();
        app.Run(async context =>
        {
            var answer = prepared[context.Request.Path.Value!];
            context.Response.ContentType = answer.ContentType;
            context.Response.ContentLength = answer.Body.Length;
            context.Response.Headers.ETag = answer.EntityTag;
            await context.Response.BodyWriter.WriteAsync(answer.Body);
        });
        await app.StartAsync();
        return new BareServer(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

internal sealed record Prepared(byte[] Body, string ContentType, string EntityTag);
