namespace Villages.Domain.Points;

/// <summary>Codes of trace lines of points, beside those of <see cref="Stars.TraceCodes"/>: part of persisted events, so never renamed.</summary>
public static class PointsTraceCodes
{
    public const string Item = "points-item";
    public const string ItemCut = "points-cut";
    public const string UnknownItem = "points-unknown-item";
    public const string OutsideClass = "points-outside-class";
    public const string Base = "points-base";
    public const string Part = "points-part";
    public const string ProRated = "points-pro-rated";
    public const string PartCut = "points-part-cut";
    public const string Review = "points-review";
    public const string NoReview = "points-no-review";
    public const string Bonus = "points-bonus";
    public const string Penalty = "points-penalty";
    public const string TotalCut = "points-total-cut";
    public const string PassLine = "points-pass-line";
    public const string Pace = "points-pace";
}
