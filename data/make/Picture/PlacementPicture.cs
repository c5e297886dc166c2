using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hotspots.Picture;

/// <summary>Placed teams as a drawing: what each reaches, what is left out, and how many teams would reach how much.</summary>
internal static class PlacementPicture
{
    private const double SheetWidth = 900, Left = 20, Top = 78, MapWidth = 560, ChartLeft = 640, ChartWidth = 220, ChartHeight = 170;

    // Okabe and Ito's colours; what is not reached is hollow as well.
    private const string Reached = "#0072B2", Missed = "#D55E00", Team = "#000000";

    /// <summary>Draws a placement of one pool.</summary>
    /// <param name="folder">What <c>hotspots place</c> wrote.</param>
    /// <returns>An SVG document, lines ended by a line feed.</returns>
    public static string Draw(string folder)
    {
        using JsonDocument record = Open(folder, "placement.json"), coverage = Open(folder, "coverage.geojson"),
            sites = Open(folder, "sites.geojson");
        JsonElement[] features = [.. coverage.RootElement.GetProperty("features").EnumerateArray()];
        JsonElement[] reaches = [.. features.Where(static f => What(f) == "reach")],
            incidents = [.. features.Where(static f => What(f) == "incident")];
        JsonElement[] box = [.. coverage.RootElement.GetProperty("bbox").EnumerateArray()];
        var frame = new Frame((box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble()), 100, Left, Top, MapWidth);
        JsonElement root = record.RootElement;
        string marking = root.GetProperty("marking").GetString()!;
        double height = Top + Math.Max(frame.Height, 420) + 66;

        var svg = new StringBuilder();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{SheetWidth}\" height=\"{height:0}\" viewBox=\"0 0 {SheetWidth} {height:0}\" font-family=\"DejaVu Sans, Verdana, sans-serif\" font-size=\"12\" fill=\"#222\">");
        Line(svg, $"<title>Three teams placed in and near Clacton-on-Sea</title>");
        Line(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        Line(svg, $"<text x=\"{SheetWidth / 2}\" y=\"20\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"#A00000\">{Escaped(marking)}</text>");
        Line(svg, $"<text x=\"{Left}\" y=\"48\" font-size=\"20\" font-weight=\"bold\">Where {root.GetProperty("teams").GetInt32()} teams go, each reaching {root.GetProperty("reachMetres").GetDouble():N0} m</text>");
        Line(svg, $"<text x=\"{Left}\" y=\"67\">Sample data: every incident is invented.</text>");
        Line(svg, $"<rect x=\"{Left}\" y=\"{Top}\" width=\"{MapWidth}\" height=\"{frame.Height:0}\" fill=\"#F7F7F4\" stroke=\"#999\"/>");
        foreach (JsonElement reach in reaches)
            Line(svg, $"<path d=\"{PathOf(reach, frame)}\" fill=\"{Reached}\" fill-opacity=\"0.10\" stroke=\"{Reached}\" stroke-width=\"1.5\"/>");
        AddDots(svg, incidents, frame);
        AddTeams(svg, sites, frame);
        AddScale(svg, frame);
        AddLegend(svg, root, incidents);
        AddCurve(svg, root);
        Line(svg, $"<text x=\"{SheetWidth / 2}\" y=\"{height - 10:0}\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"#A00000\">{Escaped(marking)}</text>");
        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static void AddDots(StringBuilder svg, JsonElement[] incidents, Frame frame)
    {
        foreach (bool reached in (bool[])[true, false])
        {
            Line(svg, $"<g {(reached ? $"fill=\"{Reached}\" fill-opacity=\"0.7\"" : $"fill=\"#fff\" stroke=\"{Missed}\" stroke-width=\"1.5\"")}>");
            foreach (JsonElement incident in incidents.Where(incident => IsReached(incident) == reached))
            {
                JsonElement c = incident.GetProperty("geometry").GetProperty("coordinates");
                (double x, double y) = frame.ToSheet(c[0].GetDouble(), c[1].GetDouble());
                Line(svg, $"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"{(reached ? 1.8 : 2.6)}\"/>");
            }
            Line(svg, $"</g>");
        }
    }

    private static void AddTeams(StringBuilder svg, JsonDocument sites, Frame frame)
    {
        foreach (JsonElement site in sites.RootElement.GetProperty("features").EnumerateArray())
        {
            JsonElement c = site.GetProperty("geometry").GetProperty("coordinates");
            (double x, double y) = frame.ToSheet(c[0].GetDouble(), c[1].GetDouble());
            Line(svg, $"<path d=\"M{x:0.0} {y - 12:0.0}l12 12l-12 12l-12-12z\" fill=\"{Team}\" stroke=\"#fff\" stroke-width=\"2\"/>");
            Line(svg, $"<text x=\"{x:0.0}\" y=\"{y + 4.5:0.0}\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"#fff\">{site.GetProperty("properties").GetProperty("number").GetInt32()}</text>");
        }
    }

    private static void AddScale(StringBuilder svg, Frame frame)
    {
        double length = 1000 * frame.PixelsPerMetre, y = Top + frame.Height + 20;
        Line(svg, $"<path d=\"M{Left} {y:0.0}h{length:0.0}m0-5v10m{-length:0.0}-10v10\" stroke=\"#222\" stroke-width=\"1.5\" fill=\"none\"/>");
        Line(svg, $"<text x=\"{Left + length + 8:0.0}\" y=\"{y + 4:0.0}\">1,000 m</text>");
    }

    private static void AddLegend(StringBuilder svg, JsonElement root, JsonElement[] incidents)
    {
        double x = ChartLeft - 35, y = Top + 12;
        int reached = incidents.Count(IsReached);
        Line(svg, $"<path d=\"M{x + 6} {y - 12}l8 8l-8 8l-8-8z\" fill=\"{Team}\"/><text x=\"{x + 24}\" y=\"{y}\">a team, and the ground within its reach</text>");
        Line(svg, $"<circle cx=\"{x + 6}\" cy=\"{y + 18}\" r=\"3\" fill=\"{Reached}\"/><text x=\"{x + 24}\" y=\"{y + 22}\">incident within reach: {reached:N0}</text>");
        Line(svg, $"<circle cx=\"{x + 6}\" cy=\"{y + 40}\" r=\"3\" fill=\"#fff\" stroke=\"{Missed}\" stroke-width=\"1.5\"/><text x=\"{x + 24}\" y=\"{y + 44}\">incident out of reach: {incidents.Length - reached:N0}</text>");
        Line(svg, $"<text x=\"{x}\" y=\"{y + 78}\" font-weight=\"bold\">{Percent(root.GetProperty("coveredShare"))} reached; at best {Percent(root.GetProperty("pools")[0].GetProperty("bound"), root.GetProperty("totalWeight").GetDouble())}</text>");
    }

    private static void AddCurve(StringBuilder svg, JsonElement root)
    {
        JsonElement pool = root.GetProperty("pools")[0];
        JsonElement[] curve = [.. pool.GetProperty("curve").EnumerateArray()];
        double bottom = Top + 160 + ChartHeight, step = ChartWidth / curve.Length;
        Line(svg, $"<text x=\"{ChartLeft - 35}\" y=\"{Top + 130}\">Share reached, by number of teams</text>");
        foreach (int share in (int[])[0, 50, 100])
        {
            double y = bottom - share / 100.0 * ChartHeight;
            Line(svg, $"<path d=\"M{ChartLeft} {y:0.0}h{ChartWidth}\" stroke=\"#ccc\"/><text x=\"{ChartLeft - 6}\" y=\"{y + 4:0.0}\" text-anchor=\"end\">{share} %</text>");
        }
        for (int i = 0; i < curve.Length; i++)
        {
            double share = curve[i].GetProperty("coveredShare").GetDouble(), bar = share * ChartHeight, x = ChartLeft + i * step + 4;
            bool own = curve[i].GetProperty("teams").GetInt32() == pool.GetProperty("teams").GetInt32();
            Line(svg, $"<rect x=\"{x:0.0}\" y=\"{bottom - bar:0.0}\" width=\"{step - 8:0.0}\" height=\"{bar:0.0}\" fill=\"{(own ? Team : Reached)}\" fill-opacity=\"{(own ? 1 : 0.5)}\"/>");
            Line(svg, $"<text x=\"{x + (step - 8) / 2:0.0}\" y=\"{bottom + 16:0.0}\" text-anchor=\"middle\"{(own ? " font-weight=\"bold\"" : "")}>{curve[i].GetProperty("teams").GetInt32()}</text>");
            Line(svg,
                $"<text x=\"{x + (step - 8) / 2:0.0}\" y=\"{bottom - bar - 4:0.0}\" text-anchor=\"middle\" font-size=\"10\">{100 * share:0}</text>");
        }
    }

    private static string PathOf(JsonElement reach, Frame frame) =>
        "M" + string.Join('L', reach.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray().Select(c =>
        {
            (double x, double y) = frame.ToSheet(c[0].GetDouble(), c[1].GetDouble());
            return string.Create(CultureInfo.InvariantCulture, $"{x:0.0} {y:0.0}");
        })) + "Z";

    private static bool IsReached(JsonElement incident) => incident.GetProperty("properties").GetProperty("site").ValueKind == JsonValueKind.Number;

    private static string? What(JsonElement feature) => feature.GetProperty("properties").GetProperty("what").GetString();

    private static string Percent(JsonElement number, double of = 1) =>
        (100 * number.GetDouble() / of).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static JsonDocument Open(string folder, string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name)));

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
