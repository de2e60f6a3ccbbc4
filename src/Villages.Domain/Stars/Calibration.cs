using System.Collections.Immutable;
using Villages.Domain.Members;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>The group step: quotas, the ladder, the highest level's quota, ranks and pay.</summary>
internal static class Calibration
{
    public static CalibrationResult Calibrate(Rulebook rulebook, IReadOnlyList<SubjectScore> scores, DateOnly asOf, int engine = StarRating.Engine)
    {
        var seats = Seats.Of(scores);
        var rated = seats.Where(seat => seat.Score.Unrated is null).ToArray();
        (int? gradeCap, ImmutableArray<TownshipQuota> townships, ImmutableArray<BranchQuota>? branches) = (null, [], null);
        foreach (var quota in rulebook.Quotas)
        {
            (gradeCap, townships, branches) = quota.Parts == QuotaParts.Branches ? BranchSeats.Cut(quota, seats, rated) : QuotaStep.Cut(quota, seats, rated);
        }

        foreach (var seat in rated)
        {
            if (seat.Score.BandGrade is not null)
            {
                seat.Trace.Add(TraceLine.Of(TraceCodes.Grade, null, ("grade", seat.Grade)));
            }

            seat.Stars = rulebook.Ladder is null || seat.Score.Basis is not { } basis ? null : StarLadder.Step(rulebook, basis, seat.Grade, seat.Trace);
        }

        var topCap = rulebook.Ladder is { TopQuota: { } top } ladder ? QuotaStep.CutTop(top, ladder.Maximum, seats, rated) : null;
        Rank(rulebook, rated);
        return new CalibrationResult(
            engine, rulebook.Hash, gradeCap, topCap, townships, [.. seats.Select(seat => Outcome(rulebook, seat, asOf))])
        {
            Branches = branches,
        };
    }

    /// <summary>Vetoed secretaries stand after all others; ties go by the first quota's list, then by id.</summary>
    private static void Rank(Rulebook rulebook, Seat[] rated)
    {
        var criteria = rulebook.Quotas.IsEmpty ? [new TieCriterion("total")] : rulebook.Quotas[0].TieBreak;
        var order = QuotaStep.Order(rated, criteria).OrderBy(seat => !seat.Score.Vetoes.IsEmpty).ToArray();
        var inTownship = new Dictionary<AreaCode, int>();
        var inBranch = new Dictionary<BranchId, int>();
        for (var i = 0; i < order.Length; i++)
        {
            order[i].RankInCounty = i + 1;
            order[i].RankInTownship = inTownship[order[i].Score.Township] = inTownship.GetValueOrDefault(order[i].Score.Township) + 1;
            if (order[i].Score.Branch is { } branch)
            {
                order[i].RankInBranch = inBranch[branch] = inBranch.GetValueOrDefault(branch) + 1;
            }
        }
    }

    private static SubjectOutcome Outcome(Rulebook rulebook, Seat seat, DateOnly asOf)
    {
        var score = seat.Score;
        if (score.Unrated is not null)
        {
            return new SubjectOutcome(
                score.Village, score.Secretary, score.Unrated, null, null, false, score.Basis?.StarsBefore, null, 0, null, null, null, null, [])
            {
                Branch = score.Branch,
            };
        }

        var pay = Pay(rulebook, seat.Grade, seat.Stars ?? 0);
        if (seat.Stars is { } stars)
        {
            seat.Trace.Add(TraceLine.Of(TraceCodes.StarsAfter, stars));
        }

        if (pay is not null)
        {
            seat.Trace.Add(TraceLine.Of(
                TraceCodes.Pay, pay.Total, ("basic", SubjectScoring.Invariant(pay.Basic)),
                ("performance", SubjectScoring.Invariant(pay.Performance)), ("stars", SubjectScoring.Invariant(pay.Stars))));
        }

        var honours = seat.Trace.FirstOrDefault(line => line.Code == TraceCodes.Honours)?.Value ?? 0;
        return new SubjectOutcome(
            score.Village, score.Secretary, null, score.Total, score.BandGrade is null ? null : seat.Grade, seat.CutByQuota, score.Basis?.StarsBefore, seat.Stars, (int)honours,
            score.Basis?.LockedUntil is { } until && until >= asOf ? until : null, seat.RankInCounty, seat.RankInTownship, pay, seat.Trace.ToImmutable())
        {
            Branch = score.Branch, RankInBranch = seat.RankInBranch,
        };
    }

    private static StarPay? Pay(Rulebook rulebook, string grade, int stars)
    {
        if (rulebook.Entitlements.OfType<LevelPay>().FirstOrDefault() is not { } shape)
        {
            return null;
        }

        var (basic, performance, levels) = shape.Amount(grade, stars);
        return new StarPay(basic, performance, levels);
    }
}
