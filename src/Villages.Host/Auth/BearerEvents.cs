using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Villages.Host.Access;
using Villages.Host.Http;

namespace Villages.Host.Auth;

/// <summary>What is asked of a token before and after its signature: exactly one, of an issuer whose keys are known, with claims that make a <see cref="Caller"/>.</summary>
internal sealed class BearerEvents(ClaimNames names, IssuerKeys? issuer) : JwtBearerEvents
{
    private const string Scheme = "Bearer ";

    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    public override async Task MessageReceived(MessageReceivedContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return;
        }

        if (header is not [{ } text] || !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || text.Length - Scheme.Length > Authentication.MaximumTokenLength)
        {
            context.Fail("One token is expected, and of a length that can be read.");
            return;
        }

        var token = text[Scheme.Length..].Trim();
        if (issuer is not null)
        {
            await Prepare(issuer, token, context);
        }

        context.Token = token;
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (context.SecurityToken is JsonWebToken token && !token.TryGetHeaderValue<object>("crit", out _) && SaysNothingTwice(token) && Caller.Of(context.Principal!, names, token.ValidTo) is { } caller)
        {
            context.HttpContext.Features.Set(caller);
        }
        else
        {
            context.Fail($"The token needs the claims {names.Subject}, {names.Role} and {names.Area}, each once, and no extension that must be understood.");
        }

        return Task.CompletedTask;
    }

    public override async Task Challenge(JwtBearerChallengeContext context)
    {
        if (context.AuthenticateFailure is IssuerSilentException silent)
        {
            context.HandleResponse();
            await EdgeProblems.IssuerSilent((int)Math.Ceiling(silent.RetryAfter.TotalSeconds)).ExecuteAsync(context.HttpContext);
        }
    }

    /// <summary>A token that names no key is bad whatever the issuer says, and is not worth a question.</summary>
    private static async Task Prepare(IssuerKeys issuer, string token, MessageReceivedContext context)
    {
        if (KeyOf(token) is not { Length: > 0 } key)
        {
            context.Fail("The token names no key.");
            return;
        }

        try
        {
            await issuer.Prepare(key, context.HttpContext.RequestAborted);
        }
        catch (IssuerSilentException silent)
        {
            context.Fail(silent);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a stranger's bytes do to the reader, they are no token")]
    private static string? KeyOf(string token)
    {
        try
        {
            return new JsonWebToken(token).Kid;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Of two members with one name readers choose differently.</summary>
    private static bool SaysNothingTwice(JsonWebToken token)
    {
        try
        {
            using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload), Once);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
