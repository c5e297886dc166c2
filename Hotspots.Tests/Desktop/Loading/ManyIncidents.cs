using System.Globalization;
using System.Text;
using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Desktop.Loading;

/// <summary>So many incidents about Mold that working them out takes a while.</summary>
internal static class ManyIncidents
{
    public static string Csv(int count)
    {
        var chance = new SeededRandom(7);
        var text = new StringBuilder("id,kind,time,easting,northing\n");
        for (int i = 0; i < count; i++)
        {
            double e = 323_700 + 4000 * (chance.NextDouble() - 0.5), n = 364_000 + 4000 * (chance.NextDouble() - 0.5);
            text.Append(CultureInfo.InvariantCulture, $"R{i},tip,2024-03-{i % 28 + 1:00} {i % 24:00}:15,{e:0.0},{n:0.0}\n");
        }
        return text.ToString();
    }
}
