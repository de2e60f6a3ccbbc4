using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Publications;

/// <summary>Whatever a county does, in any order and with deliveries whenever they come.</summary>
[Properties(Arbitrary = [typeof(PublicationProperties)], MaxTest = 400)]
public class PublicationProperties
{
    private static readonly string[] Keys = ["a", "b", "c"];
    private static readonly string?[] Objectors = [null, "li.si", "wang.wu"];
    private static readonly (string By, AreaCode Level)[] Deciders = [("clerk", A.Village.Parent), ("head", A.Village.Parent), ("county", A.Village.County!.Value)];

    public static Arbitrary<(int Deed, int A, int B)[]> Deeds() => (
        from size in Gen.Choose(0, 120)
        from deeds in (from deed in Gen.Choose(0, 13) from a in Gen.Choose(0, 1_000) from b in Gen.Choose(0, 1_000) select (deed, a, b)).ArrayOf(size)
        select deeds).ToArbitrary();

    [Property]
    public bool No_consequence_is_refused_and_none_does_anything_the_second_time((int Deed, int A, int B)[] deeds) => After(deeds).Faults.Count == 0;

    [Property]
    public bool An_item_is_held_exactly_while_an_objection_to_it_is_open_or_upheld((int Deed, int A, int B)[] deeds)
    {
        var county = After(deeds);
        var newest = county.Notices[county.Newest];
        return Keys.All(key => newest.IsHeld(key) == (newest.Item(key) is not null && county.Objections.Values.Any(objection =>
            objection.Note!.Publication == newest.Id && objection.Item == key && (objection.Phase != ObjectionPhase.Final || objection.Note.Ruling != Ruling.Rejected))))
            && county.Notices.Values.Where(notice => notice.Id != newest.Id).All(notice => notice.Held().IsEmpty);
    }

    [Property]
    public bool A_carried_objection_is_never_lost_and_never_doubled((int Deed, int A, int B)[] deeds)
    {
        var county = After(deeds);
        var lodged = county.Happened.Select(h => h.Event).OfType<ObjectionLodged>().Select(e => e.Objection).ToHashSet();
        return lodged.SetEquals(county.Objections.Keys)
            && county.Objections.Values.All(objection =>
                county.Notices[objection.Note!.Publication].Objections.Count(known => known.Objection == objection.Id) == 1
                && (objection.Phase == ObjectionPhase.Final || objection.Note.Publication == county.Newest))
            && county.Notices.Values.All(notice => notice.Objections.DistinctBy(known => known.Objection).Count() == notice.Objections.Length);
    }

    [Property]
    public bool An_objection_is_appealed_once_at_most_and_becomes_final_once((int Deed, int A, int B)[] deeds)
    {
        var events = After(deeds).Happened.Select(h => h.Event).ToArray();
        return events.OfType<ObjectionAppealed>().CountBy(e => e.Note.Objection).All(count => count.Value == 1)
            && events.OfType<ObjectionFinal>().CountBy(e => e.Note.Objection).All(count => count.Value == 1);
    }

    [Property]
    public bool A_final_objection_changes_nothing_but_its_notice((int Deed, int A, int B)[] deeds)
    {
        var county = After(deeds);
        var final = county.Happened.Select(h => h.Event).OfType<ObjectionFinal>().ToDictionary(e => e.Note.Objection, e => e.Note);
        return final.All(one => county.Objections[one.Key].Note == one.Value with { Publication = county.Objections[one.Key].Note!.Publication });
    }

    [Property]
    public bool A_notice_closes_once_at_most_and_never_before_its_last_day_is_over((int Deed, int A, int B)[] deeds)
    {
        var closed = After(deeds).Happened.Where(h => h.Event is WindowClosed).Select(h => (h.On, ((WindowClosed)h.Event).Note)).ToArray();
        return closed.All(h => h.On > h.Note.To) && closed.CountBy(h => h.Note.Publication).All(count => count.Value == 1);
    }

    [Property]
    public bool The_board_knows_every_notice_and_every_objection_as_it_is((int Deed, int A, int B)[] deeds)
    {
        var county = After(deeds);
        return county.Notices.Values.All(notice => county.Board.Publications[notice.Id] == notice.Note())
            && county.Objections.Values.All(objection => county.Board.Objections[objection.Id] == objection.Note);
    }

    [Fact]
    public void The_deeds_reach_every_event()
    {
        var random = new Random(7);
        var reached = Enumerable.Range(0, 200)
            .SelectMany(_ => After([.. Enumerable.Range(0, 120).Select(_ => (random.Next(14), random.Next(1_000), random.Next(1_000)))]).Happened)
            .Select(h => h.Event.GetType()).ToHashSet();

        Assert.Empty(EventSamples.All.Select(sample => sample.GetType())
            .Where(type => type.Namespace is "Villages.Domain.Publications" or "Villages.Domain.Objections").Except(reached));
    }

    /// <summary>Everything is delivered at the end.</summary>
    private static County After((int Deed, int A, int B)[] deeds)
    {
        var county = new County();
        county.Do(A.Notice.Stream, Notices.Opening);
        for (var i = 0; i < deeds.Length; i++)
        {
            Do(county, i, deeds[i].Deed, deeds[i].A, deeds[i].B);
        }

        county.Deliver(int.MaxValue);
        return county;
    }

    private static void Do(County county, int number, int deed, int a, int b)
    {
        var newest = county.Newest;
        if (deed <= 2)
        {
            county.Do(county.Notices.Keys.ElementAt(a % county.Notices.Count).Stream, new LodgeObjection(Notices.Number(number), Keys[a % 3], Notices.Grounds, Objectors[b % 3]));
        }
        else if (deed == 3)
        {
            var to = county.Today.AddDays((b % 4) - 1);
            var next = new PublicationId(newest.Area, newest.Kind, newest.Period, newest.Round + 1);
            county.Do(next.Stream, new OpenPublication(A.Cycle.Stream, county.Today, to, [.. Keys.Where((_, at) => at == b % 3 || a % (at + 2) == 0).Select(Notices.Item)], newest));
        }
        else if (deed == 4)
        {
            county.Do(county.Notices.Keys.ElementAt(a % county.Notices.Count).Stream, new CloseWindow());
        }
        else if (deed == 5)
        {
            county.Today = county.Today.AddDays(b % 9);
        }
        else if (deed <= 7)
        {
            county.Deliver(1 + (a % 6));
        }
        else if (county.Objections.Count > 0)
        {
            Handle(county, county.Objections.Keys.ElementAt(a % county.Objections.Count), deed, b);
        }
    }

    private static void Handle(County county, ObjectionId objection, int deed, int b)
    {
        var (by, level) = Deciders[b % 3];
        ICommandBody body = deed switch
        {
            8 => new AcceptObjection(),
            9 => new RecordFinding("经查，评议原始记录与录入一致。"),
            10 or 11 => new RuleObjection((Ruling)(b % 2 == 0 ? 2 : b / 2 % 3), "评议原始记录与录入不一致。", b % 2 == 0 || b / 2 % 3 == 2 ? [] : [CommandId.Derive("fix", $"{b}")], level),
            12 => new AppealObjection("评议当日有三人未到场，票数有误。"),
            _ => new FinishObjection(),
        };
        county.Do(objection.Stream, body, by);
    }
}
