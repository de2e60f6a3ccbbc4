using System.Text.Json;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Events;

namespace Villages.Domain.Tests.Rulebooks;

public class RulebookAdoptionTests
{
    private const string File = "default/stars/2023-01-01.json";

    private static readonly RulebooksState Empty = RulebooksState.Empty(RulebooksState.StreamOf(AreaCode.Parse("141129")));

    private static readonly AdoptRulebook Adopt = new("stars", RulebookFiles.Text(File), RulebookFiles.Cases(File), "县委组织部");

    [Fact]
    public void An_adopted_rulebook_is_kept_whole_and_found_by_date_and_hash()
    {
        var adopted = RulebookAdoption.Decide(Empty, Adopt).Single<RulebookAdopted>();
        var state = Empty.After(RulebookAdoption.Decide(Empty, Adopt));

        Assert.Equal((RulebookFiles.Stars.Hash, RulebookFiles.Stars.CanonicalJson), (adopted.Hash, adopted.Json));
        Assert.Equal(adopted.Hash, state.InForce("stars", A.Day("2023-01-01"))!.Hash);
        Assert.Equal(adopted.Hash, state.ByHash(adopted.Hash)!.Hash);
        Assert.Null(state.InForce("stars", A.Day("2022-12-31")));
        Assert.Null(state.InForce("points", A.Day("2023-12-31")));
    }

    [Fact]
    public void The_same_content_again_changes_nothing() => RulebookAdoption.Decide(Empty.After(RulebookAdoption.Decide(Empty, Adopt)), Adopt).ChangesNothing();

    [Fact]
    public void A_later_revision_and_a_later_date_supersede()
    {
        var state = Empty.After(RulebookAdoption.Decide(Empty, Adopt));
        state = state.After(RulebookAdoption.Decide(state, Edited("\"revision\": 1", "\"revision\": 2")));
        state = state.After(RulebookAdoption.Decide(state, Edited("\"effective\": \"2023-01-01\"", "\"effective\": \"2024-01-01\"")));

        Assert.Equal(2, state.InForce("stars", A.Day("2023-12-31"))!.Revision);
        Assert.Equal(A.Day("2024-01-01"), state.InForce("stars", A.Day("2024-06-30"))!.Effective);
    }

    [Fact]
    public void Other_content_under_a_revision_that_exists_is_refused() => RulebookAdoption
        .Decide(Empty.After(RulebookAdoption.Decide(Empty, Adopt)), Edited("\"unit\": 100", "\"unit\": 90") with { Cases = null })
        .IsRefused("rulebooks.revision-taken");

    [Fact]
    public void A_faulty_rulebook_is_refused_with_every_fault()
    {
        var decision = RulebookAdoption.Decide(Empty, Edited("\"revision\": 1", "\"revision\": \"1\", \"colour\": 1"));

        decision.IsRefused("rulebooks.faulty");
        Assert.Contains("$.colour", decision.Refusal!.Message.English, StringComparison.Ordinal);
        Assert.Contains("$.revision", decision.Refusal.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rulebook_that_lints_badly_is_refused() => RulebookAdoption.Decide(Empty, Edited("\"share\": 0.2,", "\"share\": 1.2,")).IsRefused("rulebooks.faulty");

    [Fact]
    public void A_failing_worked_case_is_refused_and_says_what_came_out()
    {
        var decision = RulebookAdoption.Decide(Empty, Edited("\"unit\": 100", "\"unit\": 90"));

        decision.IsRefused("rulebooks.faulty");
        Assert.Contains("expected 3540.00, got 3510.00", decision.Refusal!.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_scheme_or_county_is_refused()
    {
        RulebookAdoption.Decide(Empty, Adopt with { Scheme = "points" }).IsRefused("rulebooks.other-scheme");
        RulebookAdoption.Decide(Empty, Edited("\"scope\": \"default\"", "\"scope\": \"141124\"")).IsRefused("rulebooks.other-county");
        Assert.True(RulebookAdoption.Decide(Empty, Edited("\"scope\": \"default\"", "\"scope\": \"141129\"")).Accepted);
    }

    [Fact]
    public void The_state_survives_its_snapshot()
    {
        var state = Empty.After(RulebookAdoption.Decide(Empty, Adopt));
        var json = JsonSerializer.Serialize(state, DomainJson.Options);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<RulebooksState>(json, DomainJson.Options), DomainJson.Options));
    }

    private static AdoptRulebook Edited(string from, string to)
    {
        Assert.Contains(from, Adopt.Json, StringComparison.Ordinal);
        return Adopt with { Json = Adopt.Json.Replace(from, to, StringComparison.Ordinal) };
    }
}
