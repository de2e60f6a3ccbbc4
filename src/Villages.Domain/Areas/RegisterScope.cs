namespace Villages.Domain.Areas;

/// <summary>Which register holds which area: one for the upper levels, one per county below it.</summary>
public static class RegisterScope
{
    /// <summary>The area whose register holds the code: the nation down to counties, the county for townships and villages.</summary>
    public static AreaCode Of(AreaCode code) => code.Value.Length > 6 ? code.County!.Value : AreaCode.Nation;

    /// <summary>Stream of a register, <c>register/00</c> or <c>register/&lt;county&gt;</c>.</summary>
    public static StreamKey Stream(AreaCode scope) => StreamKey.Of("register", scope.Value);

    public static AreaCode Parse(StreamKey stream) => AreaCode.Parse(stream.Id);

    public static bool Holds(AreaCode scope, AreaCode code) => code != AreaCode.Nation && Of(code) == scope;
}
