namespace Villages.Journal.Tests;

/// <summary>A journal that cannot be opened rightly is not opened at all, and says what to do.</summary>
public abstract class OpeningConformance(TestedEngine engine) : JournalConformance(engine)
{
    [Fact]
    public async Task Another_deployment_key_is_refused_before_anything_is_sealed()
    {
        await CloseAll();
        Engine.ForgetDeploymentKey();

        var refusal = await Assert.ThrowsAsync<JournalSchemaException>(() => Open());

        Assert.Contains("deployment's key", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_only_newer_versions_may_read_is_refused()
    {
        await AfterTampering("UPDATE journal_header SET lowest_reader = 999");
    }

    [Fact]
    public async Task A_schema_applied_with_another_text_is_refused()
    {
        await AfterTampering("UPDATE journal_schema SET digest = 'of another text' WHERE number = 1");
    }

    [Fact]
    public async Task A_schema_of_a_newer_version_is_refused()
    {
        await AfterTampering("INSERT INTO journal_schema (number, name, digest) VALUES (9999, '9999-later.sql', 'x')");
    }

    [Fact]
    public async Task An_epoch_raised_by_a_restore_is_seen()
    {
        await CloseAll();
        await Engine.Tamper("UPDATE journal_header SET epoch = epoch + 1");
        await Open();

        Assert.Equal(2, await Journal.Epoch());
    }

    private async Task AfterTampering(string sql)
    {
        await CloseAll();
        await Engine.Tamper(sql);

        var refusal = await Assert.ThrowsAsync<JournalSchemaException>(() => Open());

        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }
}
