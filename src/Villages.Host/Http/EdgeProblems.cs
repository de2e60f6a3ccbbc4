using Villages.Domain;
using Villages.Host.Access;

namespace Villages.Host.Http;

/// <summary>Problems that the edge itself finds, before or beside the field's own refusals.</summary>
internal static class EdgeProblems
{
    public static Problem Unauthenticated { get; } = new("access.unauthenticated", 401, new(
        "需要有效的访问令牌。", "A valid access token is needed."));

    public static Problem IssuerSilent(int seconds) => new("access.issuer-silent", 503, new(
        "身份认证服务暂时没有应答，无法核验令牌；令牌本身可能有效，请稍后重试。",
        "The issuer of tokens does not answer, so yours could not be checked; nothing says that it is bad. Try again in a moment.")) { RetryAfter = seconds };

    public static Problem Denied { get; } = new("access.denied", 403, new(
        "您的角色无权执行此操作。", "Your role may not do this."));

    public static Problem NotFound { get; } = new("http.not-found", 404, new(
        "没有这个地址或对象。", "There is nothing at this address."));

    public static Problem MethodNotAllowed { get; } = new("http.method-not-allowed", 405, new(
        "此地址不支持该方法。", "This address does not take that method."));

    public static Problem UnsupportedMediaType { get; } = new("http.unsupported-media-type", 415, new(
        "不支持该内容类型。", "This content type is not taken here."));

    public static Problem TooLarge { get; } = new("http.body-too-large", 413, new(
        "请求内容超过上限。", "The body is over the limit."));

    public static Problem TooSlow { get; } = new("http.too-slow", 408, new(
        "请求内容传送过慢。", "The body came too slowly."));

    public static Problem TooManyElements(string path, int count) => new("http.too-many-elements", 400, new(
        $"一个数组最多 {Amounts.Most} 个元素。", $"An array has at most {Amounts.Most} elements."))
    {
        Errors = [(path, new($"有 {count} 个元素。", $"This one has {count}."))],
    };

    public static Problem TooManyStreams(int most) => new("feed.too-many-streams", 429, new(
        $"同一用户最多同时打开 {most} 个实时推送。", $"One subject has at most {most} live streams open; close one.")) { RetryAfter = 15 };

    public static Problem StreamsFull { get; } = new("feed.streams-full", 503, new(
        "实时推送连接已满，请稍后再试。", "All live streams of this process are taken; come again.")) { RetryAfter = 15 };

    public static Problem BadRequest { get; } = new("http.bad-request", 400, new(
        "请求无法理解。", "The request cannot be understood."));

    public static Problem Fault { get; } = new("http.fault", 500, new(
        "系统内部错误，已记录；请凭 traceId 联系管理员。", "An internal fault; it was recorded. Name the traceId when you ask."));

    public static Problem TooManyRequests(int seconds) => new("http.too-many-requests", 429, new(
        "请求过于频繁，请稍后再试。", "Too many requests; wait a moment.")) { RetryAfter = seconds };

    public static Problem Busy { get; } = new("http.busy", 503, new(
        "系统繁忙，请稍后再试；本请求未被执行。", "Too much is under way here. The request was not carried out; send it again.")) { RetryAfter = 1 };

    public static Problem MalformedJson(string? path, string? reason) => new("http.malformed-json", 400, new(
        "请求内容不是有效的 JSON，或字段不符。", "The body is not valid JSON, or a member does not fit."))
    {
        Errors = [(path ?? "$", new("此处内容无效。", reason ?? "Not valid here."))],
    };

    public static Problem InvalidParameter(string name, Text message) => new("http.invalid-parameter", 400, new(
        "参数无效。", "A parameter is not valid.")) { Errors = [(name, message)] };

    public static Problem UnknownQueryParameter(IEnumerable<string> names) => new("http.unknown-query-parameter", 400, new(
        "有未知的查询参数。", "There is an unknown query parameter."))
    {
        Errors = [.. names.Select(name => (name, new Text("未知参数。", "This parameter is not known here.")))],
    };

    public static Problem KeyMissing { get; } = new("http.idempotency-key-missing", 400, new(
        "缺少 Idempotency-Key 请求头。", "The header Idempotency-Key is missing."));

    public static Problem KeyMalformed { get; } = new("http.idempotency-key-malformed", 400, new(
        "Idempotency-Key 应为 1 至 255 个可见 ASCII 字符。", "Idempotency-Key must be 1 to 255 visible ASCII characters, given once."));

    public static Problem InFlight(CommandId command) => new("http.command-in-flight", 409, new(
        "同一命令正在处理中。", "The same command is being carried out right now.")) { RetryAfter = 1, Command = command };

    public static Problem IfMatchMissing { get; } = new("http.if-match-missing", 428, new(
        "缺少 If-Match 请求头：请先读取，再按所见版本提交。", "The header If-Match is missing: read first, then decide on the version you saw."));

    public static Problem IfMatchMalformed { get; } = new("http.if-match-malformed", 400, new(
        "If-Match 应为读取时得到的 ETag。", "If-Match must be the ETag of the reading, such as \"7\"."));

    public static Problem UnknownArea(string code) => Unknown("areas.unknown", "区划", "area", code);

    public static Problem UnknownVillage(string code) => Unknown("villages.unknown", "村（社区）", "village or community", code);

    public static Problem UnknownCentre(string id) => Unknown("centres.unknown", "服务站点", "service centre", id);

    public static Problem UnknownGrid(string id) => Unknown("grids.unknown", "网格", "grid", id);

    public static Problem UnknownOfficial(string id) => Unknown("officials.unknown", "干部", "official", id);

    public static Problem UnknownPerson(string id) => Unknown("persons.unknown", "人员", "person", id);

    public static Problem UnknownCycle(string id) => Unknown("cycles.unknown", "考核周期", "cycle", id);

    public static Problem UnknownNotice(string id) => Unknown("boards.unknown", "公示", "notice", id);

    public static Problem UnknownObjection(string number) => Unknown("objections.unknown", "异议", "objection", number);

    public static Problem KeyNotRandom { get; } = new("objections.key-not-random", 400, new(
        "未登录时 Idempotency-Key 应为随机 UUID：异议编号由它得出，不能让他人猜到。",
        "Without a token the Idempotency-Key must be a random UUID: the objection's number is made from it, and nobody should guess it."));

    public static Problem UnknownOperation(string id) => Unknown("operations.unknown", "操作", "operation", id);

    public static Problem UnknownCommand(string id) => Unknown("commands.no-effect", "命令结果", "effect of a command", id);

    public static Problem UnknownAccount(string subject) => Unknown("accounts.unknown", "账号", "account", subject);

    public static Problem FieldDenied(IEnumerable<string> members) => new("access.field-denied", 403, new(
        "您的角色无权填写此项。", "Your role may not write this member."))
    {
        Errors = [.. members.Select(member => ($"$.{member}", new Text("您的角色无权填写此项。", "Your role may not write this member.")))],
    };

    public static Problem UnknownRulebook(string hash) => Unknown("rulebooks.unknown", "规则文件", "rulebook", hash);

    public static Problem UnknownResult(string id) => Unknown("cycles.no-result", "考核结果", "result", id);

    public static Problem UnknownAuditEntry(string position) => Unknown("audit.unknown", "审计记录", "audit entry", position);

    public static Problem MalformedId(string name, string kind) => new("http.malformed-id", 400, new(
        "编号格式不正确。", "An id has the wrong form.")) { Errors = [(name, new($"不是有效的{kind}。", $"Not a valid {kind}."))] };

    public static Problem WrongLevel(string code) => new("areas.wrong-level", 400, new(
        $"区划代码 {code} 的层级不符。", $"Area code {code} is of another level than is asked for here."));

    /// <summary>Never repeats the number.</summary>
    public static Problem IdNumberInvalid { get; } = new("people.id-number-invalid", 400, new(
        "身份证号无效。", "Not a valid ID number."))
    {
        Errors = [("$.idNumber", new("应为 18 位，出生日期真实，校验码相符。", "17 digits with a real date of birth, and the check character that fits."))],
    };

    public static Problem NameInvalid { get; } = new("people.name-invalid", 400, new(
        "姓名无效。", "Not a valid name.")) { Errors = [("$.name", new("应为 1 至 60 个字符。", "1 to 60 characters."))] };

    public static Problem CursorMalformed { get; } = InvalidParameter("after", new("游标无效。", "Not a cursor of this feed."));

    public static Problem CursorGone(string resume) => new("feed.cursor-gone", 410, new(
        "数据库经过恢复，该游标已失效。", "The journal was restored since this cursor was handed out."))
    {
        Detail = new($"请从 after={resume} 重新读取。", $"Start again with after={resume}; what you hold may be newer than what was restored."),
    };

    public static Problem Unavailable(CommandId? command, bool unknown) => new("journal.unavailable", 503, new(
        "账本暂时不可用，已确认的数据不会丢失。", "The journal does not answer for the moment. Nothing acknowledged is lost."))
    {
        RetryAfter = 2,
        Command = command,
        Detail = unknown
            ? new("命令结果未知：请用 commandId 查询，或以同一 Idempotency-Key 重发。",
                "It is not known whether the command had an effect: ask commands/{commandId}, or send it again with the same Idempotency-Key.")
            : null,
    };

    private static Problem Unknown(string code, string chinese, string english, string id) => new(code, 404, new(
        $"没有这个{chinese}：{PersonalText.Told(id)}", $"There is no such {english}: {PersonalText.Told(id)}"));
}
