namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>The one rounding of scores and money: 2 places, half away from zero, once a line.</summary>
public static class Rounding
{
    public static decimal ToHundredths(decimal exact) => decimal.Round(exact, 2, MidpointRounding.AwayFromZero);
}
