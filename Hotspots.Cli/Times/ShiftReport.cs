using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.TimeProfiles;

namespace Hotspots.Cli.Times;

/// <summary>The hotspots of a run by shift: the heaviest of each, and which of them has it for its busiest.</summary>
internal static class ShiftReport
{
    private const int Top = 5;
    private const double Smallest = 0.001;

    public static void Write(Page page, IReadOnlyList<Hotspot> hotspots)
    {
        if (hotspots.Count == 0 || hotspots[0].Shifts is not { } first)
            return;
        if (first.Parts.Count == 0)
        {
            Narrowed(page, hotspots);
            return;
        }
        for (int shift = 0; shift < first.Parts.Count; shift++)
            Shift(page, hotspots, shift, first.Parts[shift].Name);
        page.Text("Weight: incidents in the shift; one whose time is given as a span counts with the share of it that lies there. "
            + "Of its own: share of the place's incidents whose hour is known. "
            + "Busiest there: named only where it is more than chance, for the hours that were watched; "
            + "q is the chance, corrected for all places tested.");
    }

    private static void Shift(Page page, IReadOnlyList<Hotspot> hotspots, int shift, string name)
    {
        Hotspot[] top = [.. hotspots.Where(hotspot => Part(hotspot, shift).Rank is not null).OrderBy(hotspot => Part(hotspot, shift).Rank).Take(Top)];
        page.Heading(top.Length == 0 ? $"{name}: nothing at the hotspots" : $"{name}: the heaviest");
        if (top.Length == 0)
            return;
        page.Table(
            [new("#", true), new("Hotspot"), new("Area"), new("Weight", true), new("Of its own", true), new("Over all", true), new("Busiest there?")],
            [.. top.Select(hotspot => (string[])
            [
                Wording.Number(Part(hotspot, shift).Rank!.Value), hotspot.Name, hotspot.Area, Wording.Measure(Part(hotspot, shift).Weight),
                Percent(Part(hotspot, shift).Share), "# " + Wording.Number(hotspot.Rank),
                hotspot.Shifts!.Busiest == name ? $"yes, q {Chance(hotspot.Shifts.BusiestQ!.Value)}" : "not that can be told",
            ])]);
    }

    private static void Narrowed(Page page, IReadOnlyList<Hotspot> hotspots)
    {
        Hotspot[] spread = [.. hotspots.Where(static hotspot => hotspot.Shifts?.AoristicShare > 0).OrderBy(static hotspot => hotspot.Rank).Take(Top)];
        if (spread.Length == 0)
            return;
        page.Heading("How much rests on times given as spans");
        page.Table(
            [new("#", true), new("Hotspot"), new("Weight", true), new("Of spans", true)],
            [.. spread.Select(static hotspot => (string[])
                [Wording.Number(hotspot.Rank), hotspot.Name, Wording.Measure(hotspot.Weight), Percent(hotspot.Shifts!.AoristicShare ?? 0)])]);
    }

    private static HotspotShift Part(Hotspot hotspot, int shift) => hotspot.Shifts!.Parts[shift];

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");

    private static string Chance(double q) => q < Smallest ? "below 0.001" : q.ToString("0.000", CultureInfo.InvariantCulture);
}
