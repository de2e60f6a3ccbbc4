namespace Villages.Domain.People;

public static class PersonRefusals
{
    public static Refusal AlreadyRegistered(PersonId person) => new("people.already-registered", RefusalKind.Conflict, new Text(
        $"人员 {person} 已登记；如需修改请用更正。", $"Person {person} is registered already; use a correction to change it."));

    public static Refusal NotRegistered(PersonId person) => new("people.not-registered", RefusalKind.Missing, new Text(
        $"人员 {person} 尚未登记。", $"Person {person} is not registered."));

    public static Refusal NothingToCorrect() => new("people.nothing-to-correct", RefusalKind.Invalid, new Text(
        "更正没有给出任何内容。", "The correction names no field."));

    public static Refusal DeathInFuture(DateOnly on) => new("people.future-date", RefusalKind.Invalid, new Text(
        $"死亡日期 {on:yyyy-MM-dd} 在将来。", $"The date of death {on:yyyy-MM-dd} lies in the future."), "$.on");

    public static Refusal DeathRecorded(DateOnly known) => new("people.death-recorded", RefusalKind.Conflict, new Text(
        $"已记录死亡日期 {known:yyyy-MM-dd}。", $"Another date of death is recorded: {known:yyyy-MM-dd}."), "$.on");
}
