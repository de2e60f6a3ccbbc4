namespace Villages.Chaos.Rows;

/// <summary>Something wrong that is put into the tables of a journal nobody writes to, and taken out again.</summary>
/// <param name="Sign">What the audit must begin with: the promise that is broken.</param>
/// <param name="Says">What it must say too.</param>
internal sealed record Plant(string What, string Sign, string Says, string Sql, string Undo)
{
    private const string Keep = "CREATE TABLE planted AS SELECT c.* FROM journal_commit c JOIN journal_batch b ON b.batch = c.batch WHERE";
    private const string Take = "; DELETE FROM journal_commit c USING planted p WHERE (c.home, c.stream, c.number) = (p.home, p.stream, p.number)";
    private const string GiveBack = "INSERT INTO journal_commit SELECT * FROM planted; DROP TABLE planted";

    /// <summary>The same statement again takes it out.</summary>
    public static Plant Altered(string column, Guid command)
    {
        var sql = $"UPDATE journal_commit SET {column} = set_byte({column}, 5, get_byte({column}, 5) # 1) WHERE command_id = '{command}'";
        return new Plant($"altered {column} of a commit", "I6", "Its hash does not follow", sql, sql);
    }

    public static Plant Lost(Guid command) => new("a commit lost from the midst of a stream", "I6", "It is missing", $"{Keep} c.command_id = '{command}'{Take}", GiveBack);

    /// <summary>The effect of a fact is taken from the end of its stream, and its batch claims one commit less: chains and feed are in order.</summary>
    public static Plant Undelivered() => new(
        "an undelivered consequence behind the checkpoint", "I8", "was counted as delivered",
        $"""
        {Keep} c.actor = 'system:posts.tenure-begun' AND b.count > 1
          AND NOT EXISTS (SELECT FROM journal_commit later WHERE later.home = c.home AND later.stream = c.stream AND later.number > c.number) LIMIT 1{Take};
        UPDATE journal_batch b SET count = b.count - 1 FROM planted p WHERE b.batch = p.batch
        """,
        $"UPDATE journal_batch b SET count = b.count + 1 FROM planted p WHERE b.batch = p.batch; {GiveBack}");

    public static Plant Gap() => new(
        "a gap in the feed", "I7", "It is missing",
        "UPDATE journal_batch SET number = number + 1 WHERE number = (SELECT max(number) FROM journal_batch)",
        "UPDATE journal_batch SET number = number - 1 WHERE number = (SELECT max(number) FROM journal_batch)");

    public static Plant Standstill() => new(
        "a delivery that stands still", "I8", "consequences were delivered up to",
        "UPDATE journal_checkpoint SET position = position - 4096 WHERE consumer = 'consequences'",
        "UPDATE journal_checkpoint SET position = position + 4096 WHERE consumer = 'consequences'");
}
