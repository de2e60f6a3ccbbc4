using Microsoft.AspNetCore.Http.Features;
using Villages.Domain;
using Villages.Host.Auth;
using Villages.Host.Http;

namespace Villages.Host.Areas;

/// <summary>
/// The reads that screens repeat all day, answered when everything about them is known: a token validated a moment ago, a role and an area that the access table lets through,
/// a village or an area whose grain lives in this process. Whatever is missing, and every refusal, goes the long way; the answers are alike but for their framing.
/// A read counts against the subject's rate; it takes no turn, because it waits for nothing.
/// </summary>
internal sealed class LiveReads(IEnumerable<ILivePages> pages, ValidatedTokens tokens, SubjectRates rates)
{
    /// <summary>What a caller must be allowed to; the endpoints of the long way ask for the same.</summary>
    public const Operation Needs = Operation.ReadPublic;

    private const string Code = "{code}";

    private readonly (string Prefix, ILivePages Pages)[] _pages = [.. pages.Select(kind => (kind.Route[..^Code.Length], kind))];

    /// <summary>Takes a place in the subject's rate when it answers.</summary>
    /// <returns>Null when the read goes the long way.</returns>
    public LiveRead? Find(IHttpRequestFeature request)
    {
        if (Asked(request) is not ({ } kind, var code) || tokens.Find(request.Headers.Authorization) is not { } caller
            || !caller.May(Needs) || !caller.Reaches(code) || kind.Find(code) is not { } page)
        {
            return null;
        }

        using var lease = rates.OfSubjects.AttemptAcquire(RateKey.Of(caller));
        return lease.IsAcquired ? new LiveRead(kind.Route, page) : null;
    }

    private (ILivePages? Kind, AreaCode Code) Asked(IHttpRequestFeature request)
    {
        if (HttpMethods.IsGet(request.Method) && request.QueryString.Length == 0)
        {
            var path = request.Path;
            foreach (var (prefix, kind) in _pages)
            {
                if (path.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return AreaCode.TryParse(path[prefix.Length..], null, out var code) ? (kind, code) : default;
                }
            }
        }

        return default;
    }
}
