using Villages.Domain;

namespace Villages.Grains.Journaling;

/// <summary>Refusals that any command can meet, whatever it asks for.</summary>
public static class CommandRefusals
{
    public static Refusal Expired { get; } = new(
        "commands.expired", RefusalKind.Conflict,
        new("命令已过期，未执行；请重新提交。", "The command expired before it was carried out. Nothing changed; send it again."));

    public static Refusal Reused { get; } = new(
        "commands.key-reused", RefusalKind.Rule,
        new("同一幂等键已用于内容不同的请求。", "This idempotency key was used before with another body."));

    public static Refusal Stale(long expected, long actual) => new(
        "commands.stale", RefusalKind.Stale,
        new($"数据已变化：您看到的是第 {expected} 版，现在是第 {actual} 版。", $"You decided on version {expected}, and it is {actual} now. Read it again and decide anew."));

    /// <param name="number">Of the stream's last commit.</param>
    /// <returns>Null when the scheme's own rules decide.</returns>
    public static Refusal? Of<TBody>(Command<TBody> command, long number, DateTime now)
        where TBody : ICommandBody =>
        now > command.NotAfter ? Expired : command.Expected is { } expected && expected != number ? Stale(expected, number) : null;

    public static Refusal Impossible(string reason) => new(
        "commands.cannot-be-stored", RefusalKind.Invalid,
        new($"内容无法保存：{reason}", $"The content cannot be stored: {reason}"));
}
