using System.Globalization;
using System.Text;
using Hotspots.Core.Indexing;

namespace Hotspots.Benchmarks.Attack;

/// <summary>Sound incidents about Mold: half of them in one street, the others strewn.</summary>
internal static class Incidents
{
    /// <summary>The text of the file; always the same for the same numbers.</summary>
    public static string Csv(int count, int seed, string kind = "tip")
    {
        var chance = new SeededRandom((ulong)seed);
        var text = new StringBuilder("id,kind,time,longitude,latitude,town,street\n");
        for (int i = 0; i < count; i++)
        {
            double reach = i % 2 == 0 ? 0.001 : 0.03;
            text.Append(
                CultureInfo.InvariantCulture,
                $"R{i},{kind},2024-03-{i % 28 + 1:00} {i % 24:00}:15,{-3.144 + reach * (chance.NextDouble() - 0.5):0.000000},{53.167 + reach * (chance.NextDouble() - 0.5):0.000000},Mold,High Street\n");
        }
        return text.ToString();
    }
}
