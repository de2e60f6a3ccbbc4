namespace Villages.Domain.Disclosures;

/// <summary>None of them repeats what was written.</summary>
public static class DisclosureRefusals
{
    public static Refusal ReasonMissing() => new("disclosures.reason-missing", RefusalKind.Invalid, new Text(
        "查看明文须写明理由，4 至 200 个字符。", "Reading plain fields needs a reason of 4 to 200 characters."), "$.reason");

    public static Refusal ReasonPersonal() => new("disclosures.reason-personal", RefusalKind.Invalid, new Text(
        "理由中不得写身份证号或电话号码。", "No ID number or phone number may stand in the reason."), "$.reason");

    public static Refusal FieldUnknown(string path) => new("disclosures.field-unknown", RefusalKind.Invalid, new Text(
        "应列出一项或多项：name、idNumber、birthDate、phone。", "One or more of name, idNumber, birthDate, phone must be named."), path);

    /// <param name="seconds">After which the next disclosure is free.</param>
    public static Refusal Limit(int mostAnHour, int seconds) => new("disclosures.limit", RefusalKind.Limit, new Text(
        $"一小时内查看明文已达 {mostAnHour} 次上限。", $"The limit of {mostAnHour} disclosures an hour is reached."), RetryAfter: seconds);

    public static Refusal NotMade() => new("disclosures.not-made", RefusalKind.Missing, new Text(
        "没有相应的查看记录。", "There is no such disclosure of yours."));

    public static Refusal Over() => new("disclosures.over", RefusalKind.Conflict, new Text(
        "该次查看已过期；如仍需要，请以新的 Idempotency-Key 重新申请。", "This disclosure is over. If the fields are still needed, ask again under a new Idempotency-Key."));
}
