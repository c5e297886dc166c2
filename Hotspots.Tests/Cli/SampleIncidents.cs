using System.Globalization;
using System.Text;
using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Cli;

/// <summary>A small made-up file in the native form: two towns, each with two crowded streets and some incidents on their own.</summary>
internal static class SampleIncidents
{
    public const int Crowded = 120;
    public const int Alone = 12;

    private static readonly (string Town, string Street, double Longitude, double Latitude)[] Streets =
    [
        ("Mold", "High Street", -3.1440, 53.1670),
        ("Mold", "Wrexham Road", -3.1350, 53.1610),
        ("Buckley", "Mold Road", -3.0830, 53.1700),
        ("Buckley", "Brunswick Road", -3.0760, 53.1660),
    ];

    /// <summary>The text of the file; always the same.</summary>
    public static string Csv(string kind = "tip")
    {
        var chance = new SeededRandom(1);
        var text = new StringBuilder("id,kind,time,longitude,latitude,town,street,notes\n");
        for (int i = 0; i < Crowded + Alone; i++)
        {
            (string town, string street, double longitude, double latitude) = Streets[i % Streets.Length];
            // Crowds within some 60 m; the rest kilometres about.
            double reach = i < Crowded ? 0.0006 : 0.04;
            text.Append(CultureInfo.InvariantCulture,
                $"R{i},{(i % 10 == 0 ? "warrant" : kind)},2024-03-{i % 28 + 1:00} {i % 24:00}:15,{longitude + reach * (chance.NextDouble() - 0.5):0.000000},{latitude + reach * (chance.NextDouble() - 0.5):0.000000},{town},{street},whispered {i}\n");
        }
        return text.ToString();
    }
}
