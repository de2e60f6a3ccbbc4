using Villages.Domain.Events;

namespace Villages.Domain.Areas;

/// <summary>Fold of <c>register/00</c> or <c>register/&lt;county&gt;</c>.</summary>
/// <param name="Scope">The nation or a county.</param>
public sealed record RegisterState(AreaCode Scope) : IState<RegisterState>
{
    public static string Format => "areas.register.v1";

    public RegisterBlock Rows { get; init; } = RegisterBlock.Empty;

    public long Version { get; init; }

    public static RegisterState Empty(StreamKey stream) => new(RegisterScope.Parse(stream));

    public RegisterState Apply(IEvent happened, in CommitStamp stamp) => this with { Rows = Rows.Apply(happened), Version = stamp.Number };
}
