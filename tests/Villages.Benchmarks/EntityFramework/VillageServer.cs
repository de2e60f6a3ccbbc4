using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Villages.Domain;
using Villages.Host.Access;
using Villages.Host.Areas;
using Villages.Host.Http;

namespace Villages.Benchmarks.EntityFramework;

/// <summary>
/// The read of a village as a minimal API on Kestrel: the token validated by JwtBearer under the product's parameters, access by the product's table, one compiled query
/// on a pooled context, the body by generated JSON into a buffer of the thread, the version as ETag.
/// </summary>
internal sealed class VillageServer(WebApplication app) : IAsyncDisposable
{
    private static readonly JsonWriterOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly Func<VillageContext, string, Task<VillageRow?>> Whole = EF.CompileAsyncQuery((VillageContext context, string code) => context.Villages.SingleOrDefault(village => village.Code == code));

    private static readonly Func<VillageContext, string, Task<long?>> Version = EF.CompileAsyncQuery((VillageContext context, string code) =>
        context.Villages.Where(village => village.Code == code).Select(village => (long?)village.Version).SingleOrDefault());

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json) buffer;

    public Uri Address => new(app.Urls.First());

    public static async Task<VillageServer> Start(VillageDatabase database, TokenValidationParameters validation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(database);
        builder.Services.AddDbContextPool<VillageContext>(options => options.Tune(database.Source), poolSize: 128);
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenHandlers.Clear();
            bearer.TokenHandlers.Add(new JsonWebTokenHandler { MapInboundClaims = false });
            bearer.TokenValidationParameters = validation;
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/api/v1/villages/{code}", Read).RequireAuthorization();
        await app.StartAsync();
        return new VillageServer(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task Read(string code, HttpContext http, VillageContext context, VillageDatabase database)
    {
        var (request, response) = (http.Request, http.Response);
        if (!AreaCode.TryParse(code, null, out var area) || Caller.Of(http.User, Villages.Host.Auth.ClaimNames.Default, default) is not { } caller || !caller.May(LiveReads.Needs) || !caller.Reaches(area))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (request.Headers.IfNoneMatch.ToString() is { Length: > 0 } held && await Version(context, code) is { } version && Versioned.Holds(held, Tag(version)))
        {
            Versioned.Label(response.Headers, Tag(version));
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (await Whole(context, code) is not { } village)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Versioned.Label(response.Headers, Tag(village.Version));
        response.ContentType = "application/json; charset=utf-8";
        await Write(response, VillageAnswer.Of(village, database.Ancestors(code)));
    }

    private static ValueTask<FlushResult> Write(HttpResponse response, VillageAnswer answer)
    {
        var (bytes, json) = buffer;
        if (bytes is null)
        {
            bytes = new ArrayBufferWriter<byte>(8 * 1024);
            buffer = (bytes, json = new Utf8JsonWriter(bytes, Unescaped));
        }

        bytes.ResetWrittenCount();
        json!.Reset();
        JsonSerializer.Serialize(json, answer, AnswerJson.Default.VillageAnswer);
        response.ContentLength = bytes.WrittenCount;
        response.BodyWriter.Write(bytes.WrittenSpan);
        return response.BodyWriter.FlushAsync();
    }

    private static string Tag(long version) => Versioned.Tag(version, null);
}
