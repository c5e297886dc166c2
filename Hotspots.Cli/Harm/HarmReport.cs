using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Results;

namespace Hotspots.Cli.Harm;

/// <summary>The second ranking, by harm, beside the first.</summary>
internal static class HarmReport
{
    public static void Write(Page page, IReadOnlyList<Hotspot> hotspots, int most)
    {
        Hotspot[] top = [.. hotspots.Where(static h => h.Harm is not null).OrderBy(static h => h.Harm!.Rank).Take(most)];
        if (top.Length == 0)
            return;
        page.Heading("By harm, a second ranking");
        page.Table(
            [new("By harm", true), new("By count", true), new("Hotspot"), new("Area"), new("Harm", true), new("Most of it")],
            [.. top.Select(static h => (string[])
            [
                Wording.Number(h.Harm!.Rank), Wording.Number(h.Rank), h.Name, h.Area, Wording.Measure(h.Harm.Total),
                h.Harm.Reasons.Count > 0 ? h.Harm.Reasons[0] : "no row of the table fits",
            ])]);
        page.Text("Harm: points of the table that --harm names, of whoever made it; \"hotspots harm TABLE\" prints it. hotspots.geojson has "
            + "all reasons.");
    }
}
