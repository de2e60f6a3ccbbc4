using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Villages.Host.Access;

namespace Villages.Host.Http;

/// <summary>Section <c>Villages:Limits</c>.</summary>
public sealed class LimitOptions
{
    public const string Section = "Villages:Limits";

    /// <summary>Bytes of a JSON body.</summary>
    public long Body { get; set; } = 1024 * 1024;

    /// <summary>Bytes of an imported file.</summary>
    public long Import { get; set; } = 20 * 1024 * 1024;

    /// <summary>Requests a second that a subject may send for long.</summary>
    public int RequestsPerSecond { get; set; } = 500;

    /// <summary>Requests a subject may send at once.</summary>
    public int Burst { get; set; } = 2_000;
}

internal static class Limits
{
    public static void AddVillagesLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section)
            .Validate(o => o is { Body: > 0, Import: > 0, RequestsPerSecond: > 0, Burst: > 0 }, "Villages:Limits must be positive numbers.")
            .ValidateOnStart();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((kestrel, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.Value.Body;
        });
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
                PartitionOf(context), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limits.Value.Burst,
                    TokensPerPeriod = Math.Max(1, limits.Value.RequestsPerSecond / 10),
                    ReplenishmentPeriod = TimeSpan.FromMilliseconds(limits.Value.RequestsPerSecond >= 10 ? 100 : 1000),
                    QueueLimit = 0,
                }));
            limiter.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 1;
                await EdgeProblems.TooManyRequests(Math.Max(1, wait)).ExecuteAsync(rejected.HttpContext);
            };
        });
    }

    private static string PartitionOf(HttpContext context) =>
        context.Features.Get<Caller>() is { } caller ? $"sub:{caller.Subject}" : $"ip:{context.Connection.RemoteIpAddress}";
}
