using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Villages.Domain.Points;
using Villages.Domain.Stars;

namespace Villages.Domain.Tests.Points;

[Properties(Arbitrary = [typeof(PointsProperties)], MaxTest = 60)]
public class PointsProperties
{
    private static readonly string[] Items = [.. Ledgers.Rules.Items.Where(item => item.PointsByLevel.IsEmpty).Select(item => item.Id)];

    public static Arbitrary<PointsEntry[]> Years() => Entry.ArrayOf().Select(entries => entries.DistinctBy(entry => entry.Id).ToArray()).ToArbitrary();

    private static Gen<PointsEntry> Entry =>
        from item in Gen.Elements(Items)
        from day in Gen.Choose(0, 364)
        from quantity in Gen.Choose(1, 6)
        from source in Gen.Choose(1, 3)
        select Ledgers.Registered(item, $"{new DateOnly(2023, 1, 1).AddDays(day):yyyy-MM-dd}", quantity, $"{source}");

    [Property]
    public bool The_total_is_the_clamped_sum_of_its_parts(PointsEntry[] year)
    {
        var score = Of(year);
        var sum = score.Contributions["base"] + score.Contributions["task"] + score.Contributions["review"] + score.Bonus - score.Penalty;

        return score.Bonus <= 10 && score.Contributions["base"] <= 60 && score.Contributions["task"] <= 20 && score.Total == Math.Clamp(sum, 0, 110);
    }

    [Property]
    public bool The_order_of_arrival_changes_nothing(PointsEntry[] year) => Bytes(year) == Bytes([.. year.Reverse()]);

    [Property]
    public bool A_deed_that_arrives_twice_counts_once(PointsEntry[] year) => Bytes(year) == Bytes([.. year, .. year]);

    [Property]
    public bool Rating_again_gives_the_same_bytes(PointsEntry[] year) => Bytes(year) == Bytes(year);

    [Property]
    public bool What_caps_took_is_in_the_trace(PointsEntry[] year)
    {
        var score = Of(year);
        var asked = year.Sum(entry => entry.Granted);
        var left = score.Contributions["base"] + score.Contributions["task"] + score.Bonus - score.Penalty;

        return asked + score.Trace.Where(line => line.Code == PointsTraceCodes.ItemCut).Sum(line => line.Value!.Value) == left;
    }

    [Property]
    public bool A_reversal_takes_away_exactly_what_was_entered_and_deletes_nothing(PointsEntry[] year, PositiveInt which)
    {
        if (year.Length == 0)
        {
            return true;
        }

        var state = Ledgers.Empty with { Entries = [.. year] };
        var entry = year[which.Get % year.Length];
        var reversed = state.After(EntryRule.Decide(state, new ReverseEntry(entry.Id, "更正事实"), Ledgers.Organ("branch")));

        return reversed.Entries.Length == state.Entries.Length + 1 && reversed.Balance == state.Balance - entry.Granted
            && Bytes([.. reversed.Entries]) == Bytes([.. year.Where(one => one.Id != entry.Id)]);
    }

    [Property]
    public bool Withdrawing_and_claiming_anew_is_claiming_once(PositiveInt day)
    {
        var claim = new ClaimPoints(Ledgers.Deed("B2", $"{new DateOnly(2023, 1, 1).AddDays(day.Get % 365):yyyy-MM-dd}", "2023Q1"));
        var once = Ledgers.Empty.After(EntryRule.Decide(Ledgers.Empty, claim, Ledgers.Member()));
        var withdrawn = once.After(EntryRule.Decide(once, new WithdrawClaim(once.Entries[0].Id), Ledgers.Member()));
        var again = withdrawn.After(EntryRule.Decide(withdrawn, claim, Ledgers.Member()));

        return JsonSerializer.Serialize(once, DomainJson.Options) == JsonSerializer.Serialize(again, DomainJson.Options);
    }

    [Property]
    public bool No_branch_has_more_than_a_third_of_excellent_members(PositiveInt size, PositiveInt branches)
    {
        var scores = Enumerable.Range(1, size.Get % 60 + 1)
            .Select(i => Ledgers.Facts([.. Ledgers.FullBase(), .. Ledgers.FullTasks()], i, i % (branches.Get % 5 + 1) + 1, votes: ("excellent", 1)).Score()).ToArray();
        var result = PointsRating.Calibrate(Ledgers.Rules, scores, A.Day("2023-12-31"));

        return result.Outcomes.GroupBy(outcome => outcome.Branch).All(branch => branch.Count(outcome => outcome.Grade == "excellent") == branch.Count() / 3);
    }

    private static SubjectScore Of(PointsEntry[] year) => Ledgers.Facts(year, votes: [("excellent", 3), ("qualified", 1)]).Score();

    private static string Bytes(PointsEntry[] year) => JsonSerializer.Serialize(Of(year), DomainJson.Options);
}
