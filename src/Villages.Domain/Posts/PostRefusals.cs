using Villages.Domain.People;

namespace Villages.Domain.Posts;

public static class PostRefusals
{
    public static Refusal Occupied(Seat seat) => new("posts.occupied", RefusalKind.Rule, new Text(
        $"{NameOf(seat.Tenure.Position).Chinese}自 {seat.Tenure.From:yyyy-MM-dd} 起由 {seat.Person} 担任；同一时间只能有一人。",
        $"{seat.Person} is {NameOf(seat.Tenure.Position).English} from {seat.Tenure.From:yyyy-MM-dd}{Until(seat)}; only one person holds the post at a time."), "$.position");

    public static Refusal HeldAlready(Seat seat) => new("posts.held-already", RefusalKind.Conflict, new Text(
        $"{seat.Person} 自 {seat.Tenure.From:yyyy-MM-dd} 起已担任该职务。",
        $"{seat.Person} holds this post already, from {seat.Tenure.From:yyyy-MM-dd}{Until(seat)}."), "$.person");

    public static Refusal NotHeld(PersonId person, Position position, DateOnly on) => new("posts.not-held", RefusalKind.Conflict, new Text(
        $"{person} 在 {on:yyyy-MM-dd} 未担任{NameOf(position).Chinese}。",
        $"{person} is not {NameOf(position).English} on {on:yyyy-MM-dd}."), "$.person");

    public static Refusal TooEarly(DateOnly from) => new("posts.date-too-early", RefusalKind.Invalid, new Text(
        $"任职日期 {from:yyyy-MM-dd} 过早。", $"A tenure does not begin as early as {from:yyyy-MM-dd}."), "$.from");

    public static Refusal TooFarAhead(DateOnly date, string path) => new("posts.future-date", RefusalKind.Invalid, new Text(
        $"日期 {date:yyyy-MM-dd} 距今超过 {PostRule.LongestLeadDays} 天。",
        $"{date:yyyy-MM-dd} lies more than {PostRule.LongestLeadDays} days ahead."), path);

    public static Refusal EndsBeforeItBegins(DateOnly from, DateOnly to) => new("posts.ends-before-it-begins", RefusalKind.Invalid, new Text(
        $"离任日期 {to:yyyy-MM-dd} 早于任职日期 {from:yyyy-MM-dd}。", $"The tenure ends on {to:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}."), "$.to");

    public static Refusal EndIncomplete() => new("posts.end-incomplete", RefusalKind.Invalid, new Text(
        "离任日期与离任原因须同时填写，违纪免职须有离任日期。", "A last day and a reason come together, and a removal for violation needs both."), "$.reason");

    public static Text NameOf(Position position) => position switch
    {
        Position.Secretary => new("党组织书记", "Party secretary"),
        Position.Director => new("主任", "director"),
        Position.DeputySecretary => new("副书记", "deputy secretary"),
        Position.DeputyDirector => new("副主任", "deputy director"),
        Position.CommitteeMember => new("委员", "committee member"),
        Position.Clerk => new("文书", "clerk"),
        _ => new("网格员", "grid worker"),
    };

    private static string Until(Seat seat) => seat.Tenure.To is { } to ? $" to {to:yyyy-MM-dd}" : "";
}
