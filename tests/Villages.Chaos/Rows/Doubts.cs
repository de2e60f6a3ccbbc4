using System.Diagnostics;
using System.Net;
using Villages.Chaos.Api;
using Villages.Chaos.Checking;
using Villages.Chaos.Nodes;
using Villages.Domain;

namespace Villages.Chaos.Rows;

/// <summary>
/// Commands whose answer may not arrive: each is sent once; then <c>commands/{id}</c> is asked what became of it. Told that it left something, a client sends the same again
/// and gets the same receipt; told until the end that it left nothing, the journal must not have it either.
/// </summary>
internal sealed class Doubts(Stage stage, string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Twice the journal's deadline, once in the queue and once in a batch, and what grains need around it: nobody works at a command any more.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(25);

    private readonly AreaCode[] _villages = [.. stage.Row.Ground.Province.Counties.SelectMany(county => county.Villages)];
    private readonly List<Doubt> _without = [];
    private int _sent;
    private int _unknown;
    private int _committed;
    private int _notWritten;

    /// <summary>Commands after whose first sending the client did not know whether they had an effect.</summary>
    public int Unknown => Volatile.Read(ref _unknown);

    public string Told => $"unknown {Unknown}, told as committed {_committed}, told as without effect {_without.Count}; {_notWritten} answered with not written";

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

    /// <param name="done">The host is known to have answered, so the command must have left something at once.</param>
    public async Task Resolve(Doubt doubt, bool done = false)
    {
        if (doubt.First is { Good: true } good)
        {
            stage.Api.Remember(Acknowledged.Of(good.Body, doubt.Key)!);
            await stage.Api.Write("readings", doubt.Body, doubt.Key);
        }
        else if (doubt.First is { SaysNotWritten: true })
        {
            Interlocked.Increment(ref _notWritten);
            await ExpectNothing([doubt], "was answered with not written");
            await stage.Api.Write("readings", doubt.Body, doubt.Key);
        }
        else
        {
            Interlocked.Increment(ref _unknown);
            await Clear(doubt, done);
        }
    }

    /// <summary>The journal holds nothing of what was told to be without effect, and takes it when it comes again. Every doubt was resolved one way or the other.</summary>
    public async Task Settle()
    {
        stage.Row.Findings.Expect(_committed + _without.Count == Unknown, $"commands/{{id}} did not resolve every doubt: {Told}");
        await ExpectNothing(_without, "was told to be without effect");
        await Task.WhenAll(_without.Select(doubt => stage.Api.Write("readings", doubt.Body, doubt.Key)));
    }

    private async Task Clear(Doubt doubt, bool done)
    {
        var told = await Ask(doubt, done ? TimeSpan.Zero : Deadline);
        if (told is { Good: true })
        {
            Interlocked.Increment(ref _committed);
            if (await stage.Api.Write("readings", doubt.Body, doubt.Key) is { } receipt && Receipts.Difference(receipt, told) is { } difference)
            {
                stage.Row.Findings.Violation($"I1 {doubt.Key}: commands/{{id}} told {told.Body} in doubt, and then {difference}");
            }
        }
        else if (!done && told is { Status: HttpStatusCode.NotFound, Code: "commands.no-effect" })
        {
            lock (_without)
            {
                _without.Add(doubt);
            }
        }
        else
        {
            stage.Row.Findings.Violation($"commands/{doubt.Id} of {doubt.Key} in doubt was answered with {told?.ToString() ?? "nothing"}");
        }
    }

    /// <returns>What the command left as soon as that is told, and otherwise the last answer after so long.</returns>
    private async Task<Answer?> Ask(Doubt doubt, TimeSpan within)
    {
        Answer? answer = null;
        for (var started = Stopwatch.GetTimestamp(); answer is null || Stopwatch.GetElapsedTime(started) < within;)
        {
            answer = await stage.Api.Read($"commands/{doubt.Id}");
            if (answer is null or { Good: true } or not { Status: HttpStatusCode.NotFound })
            {
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        return answer;
    }

    private async Task ExpectNothing(IReadOnlyCollection<Doubt> doubts, string told)
    {
        var found = await CommitCount.Of(stage.Database, [.. doubts.Select(doubt => doubt.Id.Value)]);
        foreach (var doubt in doubts.Where(doubt => found.ContainsKey(doubt.Id.Value)))
        {
            stage.Row.Findings.Violation($"I1 command {doubt.Id} ({doubt.Key}) {told} and left {found[doubt.Id.Value]} commits");
        }
    }
}

/// <param name="First">Null when no whole answer arrived.</param>
internal sealed record Doubt(string Key, string Body, Answer? First)
{
    public CommandId Id { get; } = CommandId.Derive("chaos", "recordReadings", Key);
}
