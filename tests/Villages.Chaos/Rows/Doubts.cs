using System.Net;
using Villages.Chaos.Api;
using Villages.Chaos.Checking;
using Villages.Chaos.Nodes;
using Villages.Domain;

namespace Villages.Chaos.Rows;

/// <summary>
/// Commands whose answer may not arrive: each is sent once; then <c>commands/{id}</c> is asked what became of it, and the same is sent again until it is acknowledged.
/// Both must say the same.
/// </summary>
internal sealed class Doubts(Stage stage, string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly AreaCode[] _villages = [.. stage.Row.Ground.Province.Counties.SelectMany(county => county.Villages)];
    private int _sent;
    private int _unknown;
    private int _resolved;

    /// <summary>Commands whose first sending had no good answer.</summary>
    public int Unknown => Volatile.Read(ref _unknown);

    /// <summary>Of those, the ones that <c>commands/{id}</c> told a client about before it sent them again.</summary>
    public int Resolved => Volatile.Read(ref _resolved);

    /// <summary>Sends a new command once, over a connection of its own.</summary>
    /// <param name="via">Where it goes: to the node, or through something that loses answers.</param>
    public async Task<Doubt> Send(HostNode node, Uri via, Random dice)
    {
        var number = Interlocked.Increment(ref _sent);
        var (key, body) = ($"{name}-{stage.Row.Seed}-{number}", stage.Row.Ground.Invented.Reading(_villages[dice.Next(_villages.Length)], name, number));
        using var connection = new Connection(stage.Row.Ground.Token);
        var first = (await connection.Post(via, "readings", body, key, Patience, once: true))?.Answer;
        if (first is { Offends: true })
        {
            stage.Row.Findings.Violation($"{node.Name} answered {key} with {first}");
        }

        return new Doubt(key, body, first);
    }

    /// <param name="done">The host is known to have answered, so the command must have left something.</param>
    public async Task Resolve(Doubt doubt, bool done = false)
    {
        var told = doubt.First is { Good: true } ? null : await Ask(doubt.Key, done);
        var receipt = await stage.Api.Write("readings", doubt.Body, doubt.Key);
        if (doubt.First is { Good: true } good)
        {
            stage.Api.Remember(Acknowledged.Of(good.Body, doubt.Key)!);
        }
        else if (told is not null && receipt is not null && Receipts.Difference(receipt, told) is { } difference)
        {
            stage.Row.Findings.Violation($"I1 {doubt.Key}: commands/{{id}} told {told.Body} in doubt, and then {difference}");
        }
    }

    /// <returns>What the command had left; null when nothing yet.</returns>
    private async Task<Answer?> Ask(string key, bool done)
    {
        Interlocked.Increment(ref _unknown);
        var id = CommandId.Derive("chaos", "recordReadings", key);
        var answer = await stage.Api.Read($"commands/{id}");
        if (answer is { Good: true })
        {
            Interlocked.Increment(ref _resolved);
            return answer;
        }

        stage.Row.Findings.Expect(!done && answer is { Status: HttpStatusCode.NotFound }, $"commands/{id} of {key} in doubt was answered with {answer?.ToString() ?? "nothing"}");
        return null;
    }
}

/// <param name="First">Null when no whole answer arrived.</param>
internal sealed record Doubt(string Key, string Body, Answer? First);
