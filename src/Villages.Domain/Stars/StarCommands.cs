namespace Villages.Domain.Stars;

/// <summary>Consequence of an effective cycle: the star record of one secretary. Slot = cycle; a later round supersedes the earlier, an older one changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("stars.rate-secretary")]
public sealed record RateSecretary(
    [property: Id(0)] CycleId Cycle, [property: Id(1)] int Round, [property: Id(2)] DateOnly AsOf,
    [property: Id(3)] string RulebookHash, [property: Id(4)] int Engine, [property: Id(5)] SubjectOutcome Outcome) : ICommandBody
{
    public string Kind => "stars.rate-secretary";

    public DateOnly? DeedOn => AsOf;
}

/// <summary>Consequence of an effective cycle: the monthly star pay of one secretary. Slot = cycle, as for the star record.</summary>
[GenerateSerializer, Immutable, Alias("stars.entitle-star-pay")]
public sealed record EntitleStarPay(
    [property: Id(0)] CycleId Cycle, [property: Id(1)] int Round, [property: Id(2)] DateOnly AsOf, [property: Id(3)] StarPay Pay) : ICommandBody
{
    public string Kind => "stars.entitle-star-pay";

    public DateOnly? DeedOn => AsOf;
}

/// <summary>Enters an honour (荣誉); its document is the key, so the same one counts once.</summary>
/// <param name="Level"><c>township county city province nation</c></param>
[GenerateSerializer, Immutable, Alias("stars.grant-honour")]
public sealed record GrantHonour([property: Id(0)] string Level, [property: Id(1)] DateOnly On, [property: Id(2)] string Document) : ICommandBody
{
    public string Kind => "stars.grant-honour";

    public DateOnly? DeedOn => On;
}

/// <summary>Enters a disposition on which a veto rests (一票否决事实), by the organ that decides it.</summary>
/// <param name="Veto">Code of the veto in the rulebooks, for example <c>V1</c>.</param>
/// <param name="LockedUntil">Last day of the punishment or listing; null where the rulebook's lock counts from <paramref name="On"/>.</param>
[GenerateSerializer, Immutable, Alias("stars.record-veto")]
public sealed record RecordVeto(
    [property: Id(0)] string Veto, [property: Id(1)] DateOnly On, [property: Id(2)] DateOnly? LockedUntil, [property: Id(3)] string Document) : ICommandBody
{
    public string Kind => "stars.record-veto";

    public DateOnly? DeedOn => On;
}
