namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>The one rounding of scores and money: 2 places, half away from zero, once a line.</summary>
public static class Rounding
{
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>Without trailing zeros, so that equal numbers have equal bytes however they came about.</summary>
    public static decimal ToHundredths(decimal exact) => decimal.Round(exact, 2, MidpointRounding.AwayFromZero) / One;
}
