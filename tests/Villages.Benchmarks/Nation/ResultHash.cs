using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Villages.Grains;
using Villages.Grains.Cycles;

namespace Villages.Benchmarks.Nation;

/// <summary>A digest of what everybody got: the same for the same facts, however many silos, whatever database, whoever was killed.</summary>
internal static class ResultHash
{
    private const int PageSize = 1_000;

    /// <param name="file">Where what is digested is written too, for comparing two runs line by line; null for nowhere.</param>
    public static async Task<string> Of(IGrainFactory grains, NationRegister register, int year, string? file)
    {
        await using var lines = file is null ? StreamWriter.Null : new StreamWriter(file);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var county in register.Counties)
        {
            var cycle = grains.Cycle(county.Cycle(year));
            for (var page = 1; ; page++)
            {
                var asked = new CycleResultQuery(page, PageSize);
                var results = await Insistence.UntilAnswered(() => cycle.Results(asked));
                foreach (var result in results.Items)
                {
                    await Add(string.Create(CultureInfo.InvariantCulture,
                        $"{result.Village} {result.Person} {result.Total} {result.Grade} {result.Rank} {result.StarsBefore} {result.StarsAfter} {result.MonthlyPay}\n"));
                }

                if (page * PageSize >= results.Total)
                {
                    break;
                }
            }

            // What arrived at the villages, as their county shows it.
            await Add(string.Join(' ', (await Insistence.UntilAnswered(() => grains.Area(county.Code).Read())).Totals.Stars));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];

        Task Add(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            return lines.WriteAsync(text);
        }
    }
}
