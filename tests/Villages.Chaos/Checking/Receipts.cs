using Villages.Chaos.Api;
using Villages.Chaos.Rows;

namespace Villages.Chaos.Checking;

/// <summary>I1 from the outside: each acknowledged command left one commit, and <c>commands/{id}</c> answers with the receipt the client holds.</summary>
internal static class Receipts
{
    private const int AtOnce = 32;

    public static async Task Check(ApiClient api, string database, Findings findings)
    {
        var receipts = api.Receipts;
        await CheckJournal(receipts, database, findings);
        await Parallel.ForEachAsync(receipts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (receipt, cancellation) =>
        {
            var answer = await api.Read($"commands/{receipt.Command}", cancellation);
            if (Difference(receipt, answer) is { } difference)
            {
                findings.Violation($"I1 command {receipt.Command} ({receipt.Key}): {difference}");
            }
        });
    }

    /// <summary>What an answer to <c>commands/{id}</c> says otherwise than the receipt; null when nothing.</summary>
    public static string? Difference(Acknowledged receipt, Answer? answer)
    {
        if (answer is not { Good: true })
        {
            return $"commands/{{id}} does not know it: {answer?.ToString() ?? "no answer"}";
        }

        var effects = answer.Json.GetProperty("effects");
        return effects.GetArrayLength() != 1 ? $"{effects.GetArrayLength()} effects"
            : effects[0].GetProperty("version").GetInt64() != receipt.Version || effects[0].GetProperty("recordedAt").GetString() != receipt.RecordedAt
                ? $"the receipt said version {receipt.Version} at {receipt.RecordedAt}, now it is {effects[0].GetRawText()}"
            : null;
    }

    private static async Task CheckJournal(IReadOnlyCollection<Acknowledged> receipts, string database, Findings findings)
    {
        var found = await CommitCount.Of(database, [.. receipts.Select(receipt => receipt.Command)]);
        foreach (var receipt in receipts.Where(receipt => found.GetValueOrDefault(receipt.Command) != 1))
        {
            findings.Violation($"I1 command {receipt.Command} ({receipt.Key}) was acknowledged and left {found.GetValueOrDefault(receipt.Command)} commits");
        }
    }
}
