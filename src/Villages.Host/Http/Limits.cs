using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Villages.Host.Access;
using Villages.Host.Objections;

namespace Villages.Host.Http;

/// <summary>A request that lasts as long as its client likes, and waits for nobody while it does: it takes no turn.</summary>
internal sealed class LongLived
{
    public static LongLived Instance { get; } = new();
}

/// <summary>What one subject may ask for.</summary>
internal sealed class SubjectRates(IOptions<LimitOptions> limits) : IDisposable
{
    public PartitionedRateLimiter<RateKey> OfSubjects { get; } = PartitionedRateLimiter.Create<RateKey, RateKey>(key => RateLimitPartition.GetTokenBucketLimiter(
        key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.Value.Burst,
            TokensPerPeriod = Math.Max(1, limits.Value.RequestsPerSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(limits.Value.RequestsPerSecond >= 10 ? 100 : 1000),
            QueueLimit = 0,
        }));

    /// <summary>The same limits, for requests.</summary>
    public PartitionedRateLimiter<HttpContext> OfRequests() => OfSubjects.WithTranslatedKey<HttpContext>(RateKey.Of, leaveOpen: true);

    public void Dispose() => OfSubjects.Dispose();
}

/// <summary>Whoever asks by name, or the address where nobody said who asks.</summary>
internal readonly record struct RateKey(string? Name, IPAddress? Address)
{
    public static RateKey Of(Caller caller) => new(caller.Subject, null);

    public static RateKey Of(HttpContext context) => context.Features.Get<Caller>() is { } caller ? Of(caller) : new(null, context.Connection.RemoteIpAddress);
}

internal static class Limits
{
    public static void AddVillagesLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section)
            .Validate(limits => limits.IsSound, "Villages:Limits must be positive numbers and times; BodyGrace more than a second.")
            .ValidateOnStart();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((kestrel, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.Value.Body;
            kestrel.Limits.MaxRequestHeadersTotalSize = limits.Value.Headers;
            kestrel.Limits.MaxRequestLineSize = limits.Value.Line;
            kestrel.Limits.RequestHeadersTimeout = limits.Value.HeadersWithin;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(limits.Value.BodyRate, limits.Value.BodyGrace);
        });
        services.AddSingleton<SubjectRates>();
        services.AddSingleton<ObjectionRates>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>, SubjectRates>((limiter, limits, rates) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(rates.OfRequests(), Turns(limits.Value));
            limiter.OnRejected = async (rejected, _) =>
            {
                var problem = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                    ? EdgeProblems.TooManyRequests(Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)))
                    : EdgeProblems.Busy;
                await problem.ExecuteAsync(rejected.HttpContext);
            };
        });
    }

    /// <summary>What this process takes on, whoever asks.</summary>
    private static PartitionedRateLimiter<HttpContext> Turns(LimitOptions limits) =>
        PartitionedRateLimiter.Create<HttpContext, bool>(context => context.GetEndpoint()?.Metadata.GetMetadata<LongLived>() is not null
            ? RateLimitPartition.GetNoLimiter(false)
            : RateLimitPartition.GetConcurrencyLimiter(true, _ => new ConcurrencyLimiterOptions { PermitLimit = limits.AtOnce, QueueLimit = limits.Waiting }));
}
