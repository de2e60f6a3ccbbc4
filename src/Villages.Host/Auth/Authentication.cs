using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Villages.Host.Access;
using Villages.Host.Hosting;

namespace Villages.Host.Auth;

internal static class Authentication
{
    /// <summary>A token is at most this many characters; longer ones are refused before they are parsed.</summary>
    public const int MaximumTokenLength = 16 * 1024;

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
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AuthOptions>, IHostEnvironment, DataFolder, TimeProvider>(Configure);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResultHandler>();
    }

    private static void Configure(
        JwtBearerOptions bearer, IOptions<AuthOptions> options, IHostEnvironment environment, DataFolder data, TimeProvider clock)
    {
        var key = SigningKey.Of(options.Value, environment, data);
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
            NameClaimType = "sub",
            RoleClaimType = "role",
        };
        if (key is null)
        {
            bearer.Authority = options.Value.Authority;
        }

        bearer.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                if (Caller.Of(context.Principal!, context.SecurityToken.ValidTo) is { } caller)
                {
                    context.HttpContext.Features.Set(caller);
                }
                else
                {
                    context.Fail("The token needs the claims sub, role and area.");
                }

                return Task.CompletedTask;
            },
        };
    }

    private static bool Lives(DateTime? notBefore, DateTime? expires, TimeSpan skew, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + skew && (notBefore is not { } start || now >= start - skew);
    }
}
