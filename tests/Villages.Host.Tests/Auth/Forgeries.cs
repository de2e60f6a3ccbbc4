using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Villages.Host.Tests.Auth;

/// <summary>Every way known here in which a token can be forged, spoiled, stolen or meant for somebody else; each begins as a genuine one.</summary>
internal sealed class Forgeries(RawToken genuine, IssuerKey key, TimeProvider clock)
{
    private const int Longest = 16 * 1024;

    private static readonly IssuerKey Stranger = IssuerKey.Rsa("stranger");

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    private RSA Rsa => (RSA)key.Key;

    private string Genuine => genuine.Text();

    public IReadOnlyDictionary<string, Func<string>> All() => new Dictionary<string, Func<string>>
    {
        ["algorithm none"] = () => Unsigned("none"),
        ["algorithm None"] = () => Unsigned("None"),
        ["algorithm NONE"] = () => Unsigned("NONE"),
        ["algorithm nOnE"] = () => Unsigned("nOnE"),
        ["no algorithm"] = () => genuine.Headed("alg", null).Text(),
        ["algorithm none over a good signature"] = () => genuine.Headed("alg", "none").Text(),
        ["the public key as an HMAC key, PEM"] = () => Hmac(Encoding.ASCII.GetBytes(Rsa.ExportSubjectPublicKeyInfoPem())),
        ["the public key as an HMAC key, DER"] = () => Hmac(Rsa.ExportSubjectPublicKeyInfo()),
        ["the public key as an HMAC key, PKCS 1"] = () => Hmac(Rsa.ExportRSAPublicKey()),
        ["the public key as an HMAC key, modulus"] = () => Hmac(Rsa.ExportParameters(false).Modulus!),
        ["an algorithm that is not on the list"] = () => (genuine.Headed("alg", "RS512") with
        {
            Sign = bytes => Rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        }).Text(),
        ["an algorithm of another kind of key"] = () => genuine.Headed("alg", "ES256").Text(),
        ["another key under our key's name"] = () => (genuine with { Sign = Stranger.Sign }).Text(),
        ["an unknown key"] = () => (genuine.Headed("kid", "unheard-of") with { Sign = Stranger.Sign }).Text(),
        ["our key under an unknown name"] = () => genuine.Headed("kid", "unheard-of").Text(),
        ["no key's name"] = () => genuine.Headed("kid", null).Text(),
        ["a path as the key's name"] = () => genuine.Headed("kid", "../../../../dev/null").Text(),
        ["its own key in jwk"] = () => (genuine.Headed("jwk", Stranger.Public()) with { Sign = Stranger.Sign }).Text(),
        ["its own key in jwk, without a name"] = () => (genuine.Headed("kid", null).Headed("jwk", Stranger.Public()) with { Sign = Stranger.Sign }).Text(),
        ["its own keys behind jku"] = () => (genuine.Headed("kid", Stranger.Id).Headed("jku", "http://127.0.0.1:9/keys") with { Sign = Stranger.Sign }).Text(),
        ["its own certificate in x5c"] = () => (genuine.Headed("kid", null).Headed("x5c", new JsonArray(Certificate())) with { Sign = Stranger.Sign }).Text(),
        ["its own certificates behind x5u"] = () => (genuine.Headed("kid", Stranger.Id).Headed("x5u", "http://127.0.0.1:9/") with { Sign = Stranger.Sign }).Text(),
        ["a critical extension that nobody knows"] = () => genuine.Headed("crit", new JsonArray("audit")).Headed("audit", true).Text(),
        ["another issuer"] = () => genuine.With("iss", "https://somebody.example").Text(),
        ["the issuer in capitals"] = () => genuine.With("iss", genuine.Payload["iss"]!.GetValue<string>().ToUpperInvariant()).Text(),
        ["no issuer"] = () => genuine.Without("iss").Text(),
        ["another audience"] = () => genuine.With("aud", "somebody").Text(),
        ["several audiences without us"] = () => genuine.With("aud", new JsonArray("a", "b")).Text(),
        ["no audience"] = () => genuine.Without("aud").Text(),
        ["an empty audience"] = () => genuine.With("aud", "").Text(),
        ["expired"] = () => genuine.With("nbf", Now - 7200).With("exp", Now - 60).Text(),
        ["not yet valid"] = () => genuine.With("nbf", Now + 600).Text(),
        ["no end"] = () => genuine.Without("exp").Text(),
        ["an end that is no number"] = () => genuine.With("exp", "tomorrow").Text(),
        ["no subject"] = () => genuine.Without("sub").Text(),
        ["an empty subject"] = () => genuine.With("sub", "").Text(),
        ["the house as subject"] = () => genuine.With("sub", "system:cycle").Text(),
        ["the house as subject, in capitals"] = () => genuine.With("sub", "SYSTEM:cycle").Text(),
        ["a subject of two lines"] = () => genuine.With("sub", "tester\nsystem:cycle").Text(),
        ["a subject that is too long"] = () => genuine.With("sub", new string('a', 101)).Text(),
        ["two subjects"] = () => genuine.With("sub", new JsonArray("tester", "other")).Text(),
        ["the subject said twice"] = () => genuine.Text(json => json.Replace("\"sub\":", "\"sub\":\"other\",\"sub\":", StringComparison.Ordinal)),
        ["no role"] = () => genuine.Without("role").Text(),
        ["a role that is not on the list"] = () => genuine.With("role", "emperor").Text(),
        ["a role in capitals"] = () => genuine.With("role", "OPERATOR").Text(),
        ["two roles"] = () => genuine.With("role", new JsonArray(Roles.Member, Roles.CountyOrganisation)).Text(),
        ["the role said twice"] = () => genuine.Text(json => json.Replace("\"role\":", "\"role\":\"member\",\"role\":", StringComparison.Ordinal)),
        ["a role inside an object"] = () => genuine.With("role", new JsonObject { ["name"] = Roles.CountyOrganisation }).Text(),
        ["no area"] = () => genuine.Without("area").Text(),
        ["an area of five digits"] = () => genuine.With("area", "14112").Text(),
        ["an area with a letter"] = () => genuine.With("area", "14112x").Text(),
        ["an area in wide digits"] = () => genuine.With("area", "１４１１２９").Text(),
        ["two areas"] = () => genuine.With("area", new JsonArray("141129", "150105")).Text(),
        ["the area said twice"] = () => genuine.Text(json => json.Replace("\"area\":", "\"area\":\"00\",\"area\":", StringComparison.Ordinal)),
        ["two segments"] = () => Genuine[..Genuine.LastIndexOf('.')],
        ["two segments and a dot"] = () => Genuine[..(Genuine.LastIndexOf('.') + 1)],
        ["four segments"] = () => $"{Genuine}.{Base64UrlEncoder.Encode("more")}",
        ["a cut signature"] = () => Genuine[..^4],
        ["a longer signature"] = () => $"{Genuine}AAAA",
        ["another payload under the signature"] = Swapped,
        ["a payload that is no JSON"] = () => genuine.Text(_ => "{"),
        ["a payload that is a list"] = () => genuine.Text(_ => "[]"),
        ["no token at all"] = () => "abc",
        ["dots"] = () => "..",
        ["16 KB and a character"] = () => Long(Longest + 1),
        ["encrypted for our key"] = Encrypted,
    };

    /// <summary>The longest token that is read.</summary>
    public string Longish() => Long(Longest);

    private string Unsigned(string algorithm) => (genuine.Headed("alg", algorithm) with { Sign = _ => [] }).Text();

    private string Hmac(byte[] secret) => (genuine.Headed("alg", "HS256") with { Sign = bytes => HMACSHA256.HashData(secret, bytes) }).Text();

    private string Swapped()
    {
        var (mine, other) = (Genuine.Split('.'), genuine.With("area", "00").Text().Split('.'));
        return $"{mine[0]}.{other[1]}.{mine[2]}";
    }

    // Three bytes are four characters, so not every length can be had at once from one member: what is left is made up for in the header.
    private string Long(int length)
    {
        for (var more = 0; more < 4; more++)
        {
            var start = genuine.Headed("pad", new string('x', more)).With("padding", "");
            for (var size = (length - start.Text().Length) * 3 / 4 + 3; size > 0; size--)
            {
                var text = start.With("padding", new string('x', size)).Text();
                if (text.Length == length)
                {
                    return text;
                }

                if (text.Length < length)
                {
                    break;
                }
            }
        }

        throw new InvalidOperationException($"No token of {length} characters.");
    }

    private string Encrypted() => new JsonWebTokenHandler().EncryptToken(Genuine, new EncryptingCredentials(
        new RsaSecurityKey(Rsa.ExportParameters(false)) { KeyId = key.Id }, SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512));

    private static string Certificate()
    {
        var request = new CertificateRequest("CN=stranger", (RSA)Stranger.Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return Convert.ToBase64String(certificate.RawData);
    }
}
