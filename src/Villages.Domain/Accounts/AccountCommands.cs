namespace Villages.Domain.Accounts;

/// <summary>Whoever comes with a token for the first time takes the role that it names.</summary>
[GenerateSerializer, Immutable, Alias("accounts.take-role")]
public sealed record TakeRole([property: Id(0)] string Subject, [property: Id(1)] string Role, [property: Id(2)] AreaCode Area) : ICommandBody
{
    public string Kind => "accounts.take-role";
}

/// <summary>Tokens of the account are refused from now on, whatever they say.</summary>
[GenerateSerializer, Immutable, Alias("accounts.suspend")]
public sealed record SuspendAccount([property: Id(0)] string Reason) : ICommandBody
{
    public string Kind => "accounts.suspend";
}

[GenerateSerializer, Immutable, Alias("accounts.reinstate")]
public sealed record ReinstateAccount([property: Id(0)] string Reason) : ICommandBody
{
    public string Kind => "accounts.reinstate";
}

/// <summary>Tokens of the account that name this role are refused from now on.</summary>
[GenerateSerializer, Immutable, Alias("accounts.withdraw-role")]
public sealed record WithdrawRole([property: Id(0)] string Role, [property: Id(1)] string Reason) : ICommandBody
{
    public string Kind => "accounts.withdraw-role";
}

/// <summary>The role may be taken again.</summary>
[GenerateSerializer, Immutable, Alias("accounts.restore-role")]
public sealed record RestoreRole([property: Id(0)] string Role, [property: Id(1)] string Reason) : ICommandBody
{
    public string Kind => "accounts.restore-role";
}
