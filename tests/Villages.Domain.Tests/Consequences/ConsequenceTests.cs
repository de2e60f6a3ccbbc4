using System.Collections.Immutable;
using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.Grids;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Domain.Tests.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Tests.Consequences;

public class ConsequenceTests
{
    private static readonly ConsequenceRegistry Registry = ConsequenceRegistry.Default;

    [Fact]
    public void A_filled_post_reaches_the_official()
    {
        var told = Assert.Single(Of(A.Village.Stream, new PostFilled(A.Person(), A.Tenure("2021-03-01"))));

        Assert.Equal(A.Person().Official, told.Consequence.Target);
        Assert.Equal(new NoteTenureBegun(A.Tenure("2021-03-01")), told.Consequence.Body);
    }

    [Fact]
    public void A_death_ends_the_tenure_at_the_village_and_comes_back_to_the_official()
    {
        var person = PersonState.Empty(A.Person().Person).Apply(new PersonRegistered(A.Person(), default, default, default), A.Stamp(1));
        var village = VillageState.Empty(A.Village.Stream);
        village = village.After(VillageRule.Decide(village, new FillPost(A.Person(), Position.Secretary, A.Day("2021-03-01")), A.Today));
        var official = OfficialState.Empty(A.Person().Official);
        official = official.After(OfficialRule.Decide(official, new NoteTenureBegun(A.Tenure("2021-03-01")), A.Today));

        var death = Body<NoteDeath>(Of(A.Person().Person, [.. PersonRule.Decide(person, new RecordDeath(A.Today), A.Today).Events]));
        var leave = Body<VacatePost>(Of(official.Id.Official, [.. OfficialRule.Decide(official, death).Events]));
        var left = VillageRule.Decide(village, leave, A.Today);
        var ended = Body<NoteTenureEnded>(Of(A.Village.Stream, [.. left.Events]));
        official = official.After(OfficialRule.Decide(official, ended));

        Assert.Null(village.After(left).SecretaryOn(A.Today.AddDays(1)));
        Assert.Equal((A.Today, EndReason.Died), (official.Tenures.Single().To, official.Tenures.Single().Reason));
    }

    [Fact]
    public void A_post_that_had_not_begun_is_withdrawn_at_death() =>
        Assert.IsType<WithdrawPost>(Assert.Single(Of(A.Person().Official, new OfficialDied(A.Person(), A.Today, [A.Tenure("2023-01-01")]))).Consequence.Body);

    [Fact]
    public void A_grid_and_its_worker_reach_the_village()
    {
        var grid = GridState.Empty(A.Grid.Stream);
        var village = VillageState.Empty(A.Village.Stream);
        ICommandBody[] commands = [new RegisterGrid("第一网格", 3, GridSetting.Rural, 40, A.Day("2022-04-01")), new AssignGridWorker(GridWorkerKind.RuralLiaison, A.Day("2022-05-01")), new CloseGrid(A.Day("2022-12-01"))];
        foreach (var command in commands)
        {
            var decision = command switch
            {
                RegisterGrid register => GridRule.Decide(grid, register, A.Today),
                AssignGridWorker assign => GridRule.Decide(grid, assign, A.Today),
                _ => GridRule.Decide(grid, (CloseGrid)command, A.Today),
            };
            grid = grid.After(decision);
            village = Of(A.Grid.Stream, [.. decision.Events]).Aggregate(village, (v, told) => v.After(told.Consequence.Body switch
            {
                NoteGrid note => VillageRule.Decide(v, note),
                NoteGridWorker note => VillageRule.Decide(v, note),
                var note => VillageRule.Decide(v, (NoteGridClosed)note),
            }));
        }

        Assert.Equal((1, 1), (village.Summarise(A.Day("2022-06-01")).GridsLevel3, village.Summarise(A.Day("2022-06-01")).GridWorkers));
        Assert.Equal((0, 0), (village.Summarise(A.Today).GridsLevel3, village.Summarise(A.Today).GridWorkers));
    }

    [Fact]
    public void A_grid_worker_learns_of_the_work_and_takes_it_back_through_grid_and_village()
    {
        var grid = GridState.Empty(A.Grid.Stream);
        grid = grid.After(GridRule.Decide(grid, new RegisterGrid("第一网格", 3, GridSetting.Rural, 40, A.Day("2022-04-01")), A.Today));
        var village = VillageState.Empty(A.Village.Stream);
        village = village.After(VillageRule.Decide(village, new NoteGrid(new GridNote(A.Grid, 3, GridSetting.Rural, A.Day("2022-04-01")))));
        var official = OfficialState.Empty(A.Person().Official);

        var assigned = GridRule.Decide(grid, new AssignGridWorker(GridWorkerKind.RuralLiaison, A.Day("2023-01-01"), null, A.Person()), A.Today);
        grid = grid.After(assigned);
        foreach (var told in Of(A.Grid.Stream, [.. assigned.Events]))
        {
            (village, official) = told.Consequence.Body switch
            {
                NoteGridWork note => (village, official.After(OfficialRule.Decide(official, note, A.Today))),
                var note => (village.After(VillageRule.Decide(village, (NoteGridWorker)note)), official),
            };
        }

        Assert.Equal(A.Day("2023-01-01"), Assert.Single(official.Grids).Assignment.From);
        var end = Body<EndGridAssignment>(Of(A.Person().Official, [.. OfficialRule.Decide(official, new NoteDeath(A.Today)).Events]));
        var withdrawn = GridRule.Decide(grid, end);
        foreach (var told in Of(A.Grid.Stream, [.. withdrawn.Events]))
        {
            (village, official) = told.Consequence.Body switch
            {
                NoteGridWorkWithdrawn note => (village, official.After(OfficialRule.Decide(official, note))),
                var note => (village.After(VillageRule.Decide(village, (NoteGridWorkerWithdrawn)note)), official),
            };
        }

        Assert.Empty(official.Grids);
        Assert.Empty(village.WorkersOf(A.Grid));
        Assert.Empty(grid.After(withdrawn).Assignments);
    }

    [Fact]
    public void The_same_event_delivered_twice_carries_the_same_ids()
    {
        var died = new OfficialDied(A.Person(), A.Today, [A.Tenure("2021-03-01"), A.Tenure("2021-03-01", position: Position.Director)]);

        var (first, second) = (Of(A.Person().Official, died), Of(A.Person().Official, died));

        Assert.Equal(first.Select(c => c.Id), second.Select(c => c.Id));
        Assert.Equal(2, first.Select(c => c.Id).Distinct().Count());
        Assert.Empty(first.Select(c => c.Id).Intersect(Registry.Of(A.Person().Official, 2, [died]).Select(c => c.Id)));
    }

    [Fact]
    public void A_rule_that_is_added_later_changes_no_id()
    {
        var died = new OfficialDied(A.Person(), A.Today, [A.Tenure("2021-03-01")]);
        var extended = new ConsequenceRegistry([new SomethingNew(), new PersonConsequences()]);

        Assert.Contains(Of(A.Person().Official, died).Single().Id, extended.Of(A.Person().Official, 1, [died]).Select(c => c.Id));
    }

    [Fact]
    public void Every_consequence_of_every_sample_is_named_and_has_a_command_that_survives_json()
    {
        foreach (var told in EventSamples.ByName.Values.SelectMany(sample => Registry.Of(A.Person().Official, 1, [sample])))
        {
            Assert.Matches("^[a-z]+\\.[a-z-]+$", told.Consequence.Name);
            Assert.True(CommandCodec.TryDecode(told.Consequence.Body.Kind, CommandCodec.Encode(told.Consequence.Body), out var read));
            Assert.Equal(CommandCodec.Encode(told.Consequence.Body), CommandCodec.Encode(read));
        }
    }

    private static ImmutableArray<KeyedConsequence> Of(StreamKey source, params IEvent[] events) => Registry.Of(source, 1, events);

    private static TBody Body<TBody>(ImmutableArray<KeyedConsequence> told) => Assert.IsType<TBody>(Assert.Single(told).Consequence.Body);

    private sealed class SomethingNew : IConsequence
    {
        public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => [new(A.Village.Stream, new NoteDeath(A.Today), "tests.new")];
    }
}
