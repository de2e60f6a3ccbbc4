namespace Villages.Domain.Members;

/// <summary>Party age (党龄), counted from the full-member date (转正时间); whoever is probationary has none.</summary>
public static class PartyAge
{
    /// <summary>Whole years on a day; null while probationary.</summary>
    public static int? Years(DateOnly? confirmedOn, DateOnly on) => Months(confirmedOn, on) / 12;

    /// <summary>Whole months on a day; null while probationary.</summary>
    public static int? Months(DateOnly? confirmedOn, DateOnly on)
    {
        if (confirmedOn is not { } from || from > on)
        {
            return null;
        }

        var months = ((on.Year - from.Year) * 12) + on.Month - from.Month;
        return from.AddMonths(months) > on ? months - 1 : months;
    }
}
