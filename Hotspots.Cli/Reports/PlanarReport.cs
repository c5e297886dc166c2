using System.Text.Json;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;

namespace Hotspots.Cli.Reports;

/// <summary><c>hotspots inspect --planar</c>: which points of a plane are in these files?</summary>
internal static class PlanarReport
{
    private const int MostIssues = 10;

    public static int Inspect(string[] paths, PlanarColumns columns, string? given, bool json, Terminal terminal, CancellationToken cancellation)
    {
        PlanarPoints plane = MethodMeasure.ReadPlanar(paths, columns, cancellation);
        string marking = given ?? SecurityMarking.OfPlainPoints;
        if (json)
            terminal.WriteJson(stream => WriteJson(stream, plane, marking));
        else
            Write(new Page(terminal), plane, marking);
        return plane.Points.Count > 0
            ? ExitCode.Done
            : throw CommandException.Unusable("No row holds a point: name the columns with --x COLUMN and --y COLUMN.");
    }

    private static void Write(Page page, PlanarPoints plane, string marking)
    {
        page.Heading($"{marking}  {Wording.Count(plane.Rows, "row", "rows")}, {Wording.Count(plane.Points.Count, "point", "points")}");
        if (plane.Points.Count > 0)
        {
            GridBox box = plane.Points.Bounds();
            page.Text(
                $"x from {Wording.Exact(box.West)} to {Wording.Exact(box.East)}, y from {Wording.Exact(box.South)} to {Wording.Exact(box.North)}");
        }
        if (plane.Times is { Count: > 0 } times)
            page.Text($"{Wording.Number(Enumerable.Range(0, times.Count).Count(i => times[i].IsKnown))} with a time");
        if (plane.Issues.Count == 0)
            return;
        page.Heading($"{Wording.Count(plane.Issues.Count, "row", "rows")} could not be read");
        foreach (ReadIssue issue in plane.Issues.Take(MostIssues))
            page.Point(issue.ToString());
    }

    private static void WriteJson(Stream stream, PlanarPoints plane, string marking)
    {
        using var json = new Utf8JsonWriter(stream, MeasureJson.Indented);
        json.WriteStartObject();
        json.WriteString("marking", marking);
        json.WriteNumber("rows", plane.Rows);
        json.WriteNumber("points", plane.Points.Count);
        json.WriteNumber("rejected", plane.Issues.Count);
        json.WriteNumber("times", plane.Times is { } times ? Enumerable.Range(0, times.Count).Count(i => times[i].IsKnown) : 0);
        if (plane.Points.Count > 0)
        {
            GridBox box = plane.Points.Bounds();
            json.WriteStartArray("bounds");
            foreach (double side in (double[])[box.West, box.South, box.East, box.North])
                json.WriteNumberValue(side);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }
}
