using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hotspots.Picture;

/// <summary>One area of a run as a drawing: outlines with their rank over dots of incidents, scale, north, legend and marking.</summary>
internal static class HotspotPicture
{
    private const double SheetWidth = 900, Left = 20, Top = 78, MapWidth = 600, TextLeft = 640;

    // Okabe and Ito's colours, and a shape for each kind, so that neither colour nor shape alone carries the meaning.
    private static readonly (string Kind, string Label, string Colour)[] Kinds =
    [
        ("tip", "tip", "#0072B2"), ("stop and search", "stop and search", "#009E73"), ("seizure", "seizure", "#D55E00"),
        ("warrant", "warrant", "#000000"),
    ];

    /// <summary>Draws one area.</summary>
    /// <param name="folder">What <c>hotspots run</c> wrote.</param>
    /// <param name="area">The study area: "Clacton-on-Sea".</param>
    /// <returns>An SVG document, lines ended by a line feed.</returns>
    public static string Draw(string folder, string area)
    {
        using JsonDocument record = Open(folder, "run.json"), layer = Open(folder, "hotspots.geojson"), dots = Open(folder, "incidents.geojson");
        JsonElement[] hotspots = [.. Features(layer, area)];
        if (hotspots.Length == 0)
            throw new ArgumentException($"There are no hotspots in {area}.", nameof(area));
        var frame = new Frame(BoundsOf(hotspots), 200, Left, Top, MapWidth);
        string marking = record.RootElement.GetProperty("marking").GetString()!;
        double height = Top + frame.Height + 66;

        var svg = new StringBuilder();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{SheetWidth}\" height=\"{height:0}\" viewBox=\"0 0 {SheetWidth} {height:0}\" font-family=\"DejaVu Sans, Verdana, sans-serif\" font-size=\"12\" fill=\"#222\">");
        Line(svg, $"<title>Hotspots in {Escaped(area)}</title>");
        Line(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        Line(svg, $"<text x=\"{SheetWidth / 2}\" y=\"20\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"#A00000\">{Escaped(marking)}</text>");
        Line(svg, $"<text x=\"{Left}\" y=\"48\" font-size=\"20\" font-weight=\"bold\">Hotspots in {Escaped(area)}</text>");
        Line(svg, $"<text x=\"{Left}\" y=\"67\">Sample data: every incident is invented.</text>");
        Line(svg, $"<clipPath id=\"map\"><rect x=\"{Left}\" y=\"{Top}\" width=\"{MapWidth}\" height=\"{frame.Height:0}\"/></clipPath>");
        Line(svg, $"<rect x=\"{Left}\" y=\"{Top}\" width=\"{MapWidth}\" height=\"{frame.Height:0}\" fill=\"#F7F7F4\" stroke=\"#999\"/>");
        Line(svg, $"<g clip-path=\"url(#map)\">");
        foreach (JsonElement hotspot in hotspots)
            Line(svg, $"<path d=\"{PathOf(hotspot.GetProperty("geometry"), frame)}\" fill=\"#F0E442\" fill-opacity=\"0.45\" stroke=\"#222\" stroke-width=\"1.5\"/>");
        AddDots(svg, dots, area, frame);
        Line(svg, $"</g>");
        foreach (JsonElement hotspot in hotspots)
            AddRank(svg, hotspot, frame);
        AddScale(svg, frame);
        AddList(svg, hotspots, area, record.RootElement);
        Line(svg, $"<text x=\"{SheetWidth / 2}\" y=\"{height - 10:0}\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"#A00000\">{Escaped(marking)}</text>");
        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static JsonDocument Open(string folder, string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name)));

    private static IEnumerable<JsonElement> Features(JsonDocument layer, string area) =>
        layer.RootElement.GetProperty("features").EnumerateArray().Where(f => Text(f, "area") == area);

    private static (double West, double South, double East, double North) BoundsOf(JsonElement[] hotspots)
    {
        double[][] boxes = [.. hotspots.Select(h => h.GetProperty("bbox").EnumerateArray().Select(n => n.GetDouble()).ToArray())];
        return (boxes.Min(b => b[0]), boxes.Min(b => b[1]), boxes.Max(b => b[2]), boxes.Max(b => b[3]));
    }

    private static string PathOf(JsonElement geometry, Frame frame)
    {
        JsonElement coordinates = geometry.GetProperty("coordinates");
        IEnumerable<JsonElement> polygons = geometry.GetProperty("type").GetString() == "MultiPolygon" ? coordinates.EnumerateArray() : [coordinates];
        IEnumerable<string> rings = polygons.SelectMany(p => p.EnumerateArray()).Select(ring =>
            "M" + string.Join('L', ring.EnumerateArray().Select(c => At(frame.ToSheet(c[0].GetDouble(), c[1].GetDouble())))) + "Z");
        return string.Concat(rings);
    }

    private static void AddDots(StringBuilder svg, JsonDocument incidents, string area, Frame frame)
    {
        JsonElement[] all = [.. Features(incidents, area)];
        foreach ((string kind, _, string colour) in Kinds)
        {
            Line(svg, $"<g fill=\"{colour}\" fill-opacity=\"0.75\" stroke=\"#fff\" stroke-width=\"0.4\">");
            foreach (JsonElement incident in all.Where(i => Text(i, "kind") == kind))
            {
                JsonElement c = incident.GetProperty("geometry").GetProperty("coordinates");
                (double X, double Y) place = frame.ToSheet(c[0].GetDouble(), c[1].GetDouble());
                if (frame.Holds(place, -5))
                    Line(svg, $"{Shape(kind, place)}");
            }
            Line(svg, $"</g>");
        }
    }

    private static string Shape(string kind, (double X, double Y) at) => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{at.X:0.0} {at.Y:0.0}{kind switch
    {
        "tip" => "m-2.3 0a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0z",
        "stop and search" => "m0-3.2l3 5.2h-6z",
        "seizure" => "m-2.6-2.6h5.2v5.2h-5.2z",
        _ => "m0-5.5l4.2 5.5l-4.2 5.5l-4.2-5.5z",
    }}\"/>");

    private static void AddRank(StringBuilder svg, JsonElement hotspot, Frame frame)
    {
        // Above the outline's most northerly corner; the middle of its box may lie in a neighbour.
        JsonElement ring = hotspot.GetProperty("geometry").GetProperty("coordinates")[0];
        ring = ring[0][0].ValueKind == JsonValueKind.Array ? ring[0] : ring;
        (double x, double y) = ring.EnumerateArray().Select(c => frame.ToSheet(c[0].GetDouble(), c[1].GetDouble())).MinBy(p => p.Y);
        Line(svg, $"<circle cx=\"{x:0.0}\" cy=\"{y - 13:0.0}\" r=\"11\" fill=\"#fff\" stroke=\"#222\"/>");
        Line(svg, $"<text x=\"{x:0.0}\" y=\"{y - 8.5:0.0}\" text-anchor=\"middle\" font-weight=\"bold\">{hotspot.GetProperty("properties").GetProperty("rank").GetInt32()}</text>");
    }

    private static void AddScale(StringBuilder svg, Frame frame)
    {
        double length = 500 * frame.PixelsPerMetre, y = Top + frame.Height + 20, north = Left + MapWidth - 24;
        Line(svg, $"<path d=\"M{Left} {y:0.0}h{length:0.0}m0-5v10m{-length:0.0}-10v10\" stroke=\"#222\" stroke-width=\"1.5\" fill=\"none\"/>");
        Line(svg, $"<text x=\"{Left + length + 8:0.0}\" y=\"{y + 4:0.0}\">500 m</text>");
        Line(svg, $"<path d=\"M{north:0.0} {Top + 14}l7 20l-7-5l-7 5z\"/>");
        Line(svg, $"<text x=\"{north:0.0}\" y=\"{Top + 48}\" text-anchor=\"middle\">N</text>");
    }

    private static void AddList(StringBuilder svg, JsonElement[] hotspots, string area, JsonElement record)
    {
        double y = Top + 12;
        Line(svg, $"<text x=\"{TextLeft}\" y=\"{y:0}\" font-weight=\"bold\">Rank in the run, name, incidents</text>");
        foreach (JsonElement hotspot in hotspots)
        {
            JsonElement of = hotspot.GetProperty("properties");
            y += 19;
            Line(svg, $"<text x=\"{TextLeft}\" y=\"{y:0}\">{of.GetProperty("rank").GetInt32()}  {Escaped(of.GetProperty("name").GetString()!)}: {of.GetProperty("incidents").GetInt32()}</text>");
        }
        y += 34;
        foreach ((string kind, string label, string colour) in Kinds)
        {
            Line(svg, $"<g fill=\"{colour}\">{Shape(kind, (TextLeft + 6, y - 4))}</g><text x=\"{TextLeft + 20}\" y=\"{y:0}\">{label}</text>");
            y += 19;
        }
        Line(svg, $"<rect x=\"{TextLeft}\" y=\"{y - 10:0}\" width=\"12\" height=\"12\" fill=\"#F0E442\" fill-opacity=\"0.45\" stroke=\"#222\"/><text x=\"{TextLeft + 20}\" y=\"{y:0}\">hotspot</text>");
        JsonElement own = record.GetProperty("areas").EnumerateArray().Single(a => a.GetProperty("name").GetString() == area);
        IEnumerable<string> made = own.GetProperty("parameters").EnumerateArray().Select(static p =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{p.GetProperty("name").GetString()} {p.GetProperty("value").GetDouble()} {p.GetProperty("unit").GetString()}"));
        y += 34;
        string[] facts =
        [
            $"{Grouped(own, "incidents")} incidents, {Grouped(own, "noise")} in no hotspot",
            $"Method: {record.GetProperty("method").GetString()}", .. made, $"run {record.GetProperty("runId").GetString()}",
        ];
        foreach (string fact in facts)
        {
            Line(svg, $"<text x=\"{TextLeft}\" y=\"{y:0}\" fill=\"#555\">{Escaped(fact)}</text>");
            y += 17;
        }
    }

    private static string Grouped(JsonElement of, string name) => of.GetProperty(name).GetInt32().ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(JsonElement feature, string name) => feature.GetProperty("properties").GetProperty(name).GetString()!;

    private static string At((double X, double Y) place) => string.Create(CultureInfo.InvariantCulture, $"{place.X:0.0} {place.Y:0.0}");

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
