using System.Globalization;

namespace Villages.Benchmarks.Nation;

/// <summary>What a run of the nation was asked for.</summary>
/// <param name="Register">CSV (<c>.gz</c> or plain) with columns code, name, level, parent; null for a synthetic register of the same shape.</param>
/// <param name="Counties">The first so many counties only, for a quick look; all when null.</param>
/// <param name="Silos">Silo processes; one is this process itself.</param>
/// <param name="Results">File that everybody's result is written to, null for none.</param>
/// <param name="Kill">Kills a silo with SIGKILL in the middle of the cycle, and starts another.</param>
internal sealed record NationOptions(string? Register, string Engine, int Silos, int? Counties, string? Results, bool Kill)
{
    public const string Usage = "nation [--register FILE] [--engine sqlite|postgresql] [--silos N] [--counties N] [--results FILE] [--kill]";

    public bool IsEmbedded => Engine == "sqlite";

    /// <returns>Null when the arguments cannot be understood.</returns>
    public static NationOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new NationOptions(null, "postgresql", 1, null, null, false);
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed > 0 ? parsed : (int?)null;
            switch (arguments[i])
            {
                case "--kill":
                    options = options with { Kill = true };
                    continue;
                case "--register" when File.Exists(value):
                    options = options with { Register = value };
                    break;
                case "--engine" when value is "sqlite" or "postgresql":
                    options = options with { Engine = value };
                    break;
                case "--silos" when number is { } silos:
                    options = options with { Silos = silos };
                    break;
                case "--counties" when number is { } counties:
                    options = options with { Counties = counties };
                    break;
                case "--results" when value.Length > 0:
                    options = options with { Results = value };
                    break;
                default:
                    Console.Error.WriteLine($"Cannot use '{arguments[i]} {value}'. {Usage}");
                    return null;
            }

            i++;
        }

        if ((options.Silos > 1 || options.Kill) && options.IsEmbedded || (options.Kill && options.Silos == 1))
        {
            Console.Error.WriteLine("The embedded database has one silo, which cannot be killed from within: --silos and --kill need --engine postgresql, and --kill more than one silo.");
            return null;
        }

        return options;
    }
}
