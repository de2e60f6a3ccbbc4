using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;
using Villages.Host.Access;
using Villages.Host.Hosting;

namespace Villages.Host.Auth;

internal static class Authentication
{
    /// <summary>A token is at most this many characters; longer ones are refused before they are parsed.</summary>
    public const int MaximumTokenLength = 16 * 1024;

    private static readonly TimeSpan IssuerPatience = TimeSpan.FromSeconds(5);

    private static readonly string[] AuthorityAlgorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384,
    ];

    public static void AddVillagesAuth(this IServiceCollection services)
    {
        services.AddOptions<AuthOptions>().BindConfiguration(AuthOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<ValidatedTokens>();
        services.AddSingleton(Issuer);
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AuthOptions>, IHostEnvironment, DataFolder, TimeProvider, IServiceProvider>(Configure);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResultHandler>();
    }

    private static void Configure(
        JwtBearerOptions bearer, IOptions<AuthOptions> options, IHostEnvironment environment, DataFolder data, TimeProvider clock, IServiceProvider services)
    {
        var key = SigningKey.Of(options.Value, environment, data);
        var names = options.Value.Claims;
        bearer.MapInboundClaims = false;
        bearer.IncludeErrorDetails = false;
        bearer.RequireHttpsMetadata = options.Value.RequireHttpsMetadata;
        bearer.TimeProvider = clock;
        bearer.TokenHandlers.Clear();
        bearer.TokenHandlers.Add(new JsonWebTokenHandler { MapInboundClaims = false, MaximumTokenSizeInBytes = MaximumTokenLength });
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = options.Value.Audience,
            ValidIssuer = key?.Issuer,
            IssuerSigningKey = key?.Key,
            ValidAlgorithms = key is null ? AuthorityAlgorithms : [SecurityAlgorithms.HmacSha256],
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(5),
            LifetimeValidator = (notBefore, expires, _, parameters) => Lives(notBefore, expires, parameters.ClockSkew, clock),
            NameClaimType = names.Subject,
            RoleClaimType = names.Role,
        };
        var issuer = options.Value.Authority is { Length: > 0 } ? services.GetRequiredService<IssuerKeys>() : null;
        bearer.ConfigurationManager = issuer;
        bearer.Events = new BearerEvents(names, issuer);
    }

    private static IssuerKeys Issuer(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<AuthOptions>>().Value;
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = IssuerKeys.Fresh })
        {
            Timeout = IssuerPatience,
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        return new IssuerKeys(
            $"{options.Authority!.TrimEnd('/')}/.well-known/openid-configuration", new HttpDocumentRetriever(http) { RequireHttps = options.RequireHttpsMetadata },
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<IssuerKeys>>());
    }

    private static bool Lives(DateTime? notBefore, DateTime? expires, TimeSpan skew, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + skew && (notBefore is not { } start || now >= start - skew);
    }
}
