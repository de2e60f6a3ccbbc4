using System.Text.Json;
using Villages.Domain.Centres;
using Villages.Domain.Events;
using Villages.Domain.Grids;
using Villages.Domain.Posts;
using Villages.Domain.Tests.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Tests.VillageLife;

public class VillageRuleTests
{
    private static readonly VillageState Empty = VillageState.Empty(A.Village.Stream);
    private static readonly NoteGrid Grid = new(new GridNote(A.Grid, 2, GridSetting.Rural, A.Day("2022-04-01")));
    private static readonly NoteCentre Centre = new(new CentreNote(A.Centre, CentreKind.Centre, A.Day("2022-05-01")));

    [Fact]
    public void A_note_again_changes_nothing()
    {
        var known = Empty.After(VillageRule.Decide(Empty, Grid));
        known = known.After(VillageRule.Decide(known, Centre));

        VillageRule.Decide(known, Grid).ChangesNothing();
        VillageRule.Decide(known, Centre).ChangesNothing();
    }

    [Fact]
    public void A_note_of_another_village_is_refused()
    {
        var other = VillageState.Empty(A.Community.Stream);

        VillageRule.Decide(other, Grid).IsRefused("village.not-of-village");
        VillageRule.Decide(other, Centre).IsRefused("village.not-of-village");
    }

    [Fact]
    public void What_is_unknown_cannot_close_or_have_a_worker()
    {
        VillageRule.Decide(Empty, new NoteGridClosed(A.Grid, A.Today)).IsRefused("village.not-known");
        VillageRule.Decide(Empty, new NoteCentreClosed(A.Centre, A.Today)).IsRefused("village.not-known");
        VillageRule.Decide(Empty, new NoteGridWorker(A.Grid, new GridAssignment(GridWorkerKind.RuralLiaison, A.Today))).IsRefused("village.not-known");
    }

    [Theory]
    [InlineData("stars-141129-2021", 5, false)]
    [InlineData("stars-141129-2022", 1, false)]
    [InlineData("stars-141129-2022", 2, false)]
    [InlineData("stars-141129-2022", 3, true)]
    [InlineData("stars-141129-2022.2", 1, true)]
    [InlineData("stars-141129-2023", 1, true)]
    public void Only_a_newer_cycle_or_round_replaces_the_stars(string cycle, int round, bool replaces)
    {
        var known = Empty.After(VillageRule.Decide(Empty, new NoteSecretaryStars(new SecretaryStars(A.Cycle, 2, A.Person(), 3))));

        var decision = VillageRule.Decide(known, new NoteSecretaryStars(new SecretaryStars(CycleId.Parse(cycle), round, A.Person(), 3)));

        Assert.Equal(replaces ? 1 : 0, decision.Events.Length);
    }

    [Fact]
    public void A_newcomers_older_stars_stand_beside_the_predecessors()
    {
        var known = Empty.After(VillageRule.Decide(Empty, new NoteSecretaryStars(new SecretaryStars(A.Cycle, 2, A.Person(), 3))));

        var both = known.After(VillageRule.Decide(known, new NoteSecretaryStars(new SecretaryStars(CycleId.Parse("stars-141129-2021"), 1, A.Person('b'), 1))));

        Assert.Equal(2, both.Stars.Count);
    }

    [Fact]
    public void A_village_survives_its_snapshot()
    {
        var state = EventSamples.ByName.Values
            .Where(e => e is PostFilled or Domain.Readings.ReadingsRecorded or GridNoted or GridWorkerNoted or CentreNoted or SecretaryStarsNoted)
            .Aggregate(Empty, (s, e) => s.Apply(e, A.Stamp(s.Version + 1)));

        var json = JsonSerializer.Serialize(state, DomainJson.Options);
        var read = JsonSerializer.Deserialize<VillageState>(json, DomainJson.Options)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, DomainJson.Options));
        Assert.Equal(state.Summarise(A.Today), read.Summarise(A.Today));
        Assert.Equal(6, read.Version);
    }

    [Fact]
    public void A_stream_with_an_event_of_another_kind_is_not_folded_by_guessing() =>
        Assert.Throws<UnknownEventException>(() => Empty.Apply(new Domain.People.PersonDied(A.Person(), A.Today), A.Stamp(1)));
}
