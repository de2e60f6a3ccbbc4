using System.Globalization;

namespace Villages.Chaos.Running;

/// <summary>What the command line asks for.</summary>
/// <param name="Rows">Names of the rows to run; null for all of the tier.</param>
/// <param name="Seed">Of everything random; printed with each row.</param>
/// <param name="Seeds">How often a row runs, each time with the next seed, on one ground.</param>
/// <param name="Faults">Another number of faults than the tier's.</param>
/// <param name="Keep">Leaves logs behind.</param>
internal sealed record RunOptions(Tier Tier, IReadOnlyList<string>? Rows, int Seed, int Seeds, int? Faults, bool Keep)
{
    public const string Usage = "--tier short|full [--row NAME[,NAME…]] [--seed N [--seeds N]] [--faults N] [--keep]";

    /// <summary>Every row, as often and with as many faults as the tier has: its time may be held against it.</summary>
    public bool IsWholeTier => Rows is null && Seeds == 1 && Faults is null;

    /// <summary>Null when the arguments are none of <see cref="Usage"/>.</summary>
    public static RunOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new RunOptions(Tier.Short, null, 1, 1, null, false);
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--tier" when Enum.TryParse<Tier>(value, ignoreCase: true, out var tier) && !char.IsDigit(value[0]):
                    options = options with { Tier = tier };
                    break;
                case "--row" when value.Length > 0:
                    options = options with { Rows = value.Split(',') };
                    break;
                case "--seed" when Number(value) is { } seed:
                    options = options with { Seed = seed };
                    break;
                case "--seeds" when Number(value) is > 0 and { } seeds:
                    options = options with { Seeds = seeds };
                    break;
                case "--faults" when Number(value) is > 0 and { } faults:
                    options = options with { Faults = faults };
                    break;
                case "--keep":
                    options = options with { Keep = true };
                    continue;
                default:
                    return null;
            }

            i++;
        }

        return options;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
