using Npgsql;
using Villages.Chaos.Rows;

namespace Villages.Chaos.Checking;

/// <summary>I5: tables beside the journal hold one row per identity. Their keys promise it; here the rows themselves are counted, and the persons matched with their streams.</summary>
internal static class OneRow
{
    private static readonly (string What, string Sql)[] Questions =
    [
        ("grain storage twice", """
            SELECT GrainTypeString || ' ' || GrainIdExtensionString FROM OrleansStorage
            GROUP BY ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExtensionString HAVING count(*) > 1 LIMIT 1
            """),
        ("a reminder twice", "SELECT GrainId || ' ' || ReminderName FROM OrleansRemindersTable GROUP BY ServiceId, GrainId, ReminderName HAVING count(*) > 1 LIMIT 1"),
        ("an active silo twice", """
            SELECT Address || ':' || Port FROM OrleansMembershipTable WHERE Status = 3 GROUP BY DeploymentId, Address, Port HAVING count(*) > 1 LIMIT 1
            """),
        ("a person under two numbers", "SELECT person_id FROM person_identity GROUP BY person_id HAVING count(*) > 1 LIMIT 1"),
        ("a person without a number", """
            SELECT stream FROM journal_commit WHERE stream LIKE 'person/%' AND number = 1
            AND NOT EXISTS (SELECT FROM person_identity WHERE person_id = substr(stream, 8)) LIMIT 1
            """),
        ("a person without a key", """
            SELECT stream FROM journal_commit WHERE stream LIKE 'person/%' AND number = 1
            AND NOT EXISTS (SELECT FROM person_key WHERE person_id = substr(stream, 8)) LIMIT 1
            """),
        ("a person registered twice", "SELECT stream FROM journal_commit WHERE kind = 'people.register' GROUP BY stream HAVING count(*) > 1 LIMIT 1"),
    ];

    public static async Task Check(string database, Findings findings)
    {
        await using var source = NpgsqlDataSource.Create(database);
        foreach (var (what, sql) in Questions)
        {
            await using var command = source.CreateCommand(sql);
            var found = await command.ExecuteScalarAsync();
            findings.Expect(found is null, $"I5 {what}: {found}");
        }
    }
}
