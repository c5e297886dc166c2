using System.Buffers;
using System.Text.Json;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>How is the report of a reading written for other programs?</summary>
internal static class ReadReportJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = GeoJsonText.Encoder, Indented = true, NewLine = "\n" };

    /// <summary>Writes the report as one object and a line end.</summary>
    public static void Write(ReadReport report, Stream stream)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteFiles(json, report.Files);
            WriteInputs(json, report.Inputs);
            json.WriteNumber("rows", report.Rows);
            json.WriteNumber("placed", report.Placed);
            json.WriteNumber("unplaced", report.Unplaced);
            json.WriteNumber("rejected", report.Rejected);
            json.WriteNumber("incidents", report.Incidents);
            WriteCounts(json, "reasons", report.Reasons);
            WriteCounts(json, "kinds", report.Kinds);
            json.WriteNumber("duplicateRows", report.DuplicateRows);
            json.WriteNumber("duplicateIds", report.DuplicateIds);
            WriteTime(json, "first", report.First);
            WriteTime(json, "last", report.Last);
            WritePrecisions(json, report.Precisions);
            WriteBounds(json, report.Bounds);
            WriteStrays(json, report);
            json.WriteStartObject("positions");
            json.WriteNumber("distinct", report.DistinctPositions);
            json.WriteNumber("shared", report.SharedPositions);
            json.WriteNumber("mostAtOne", report.MostAtOnePosition);
            json.WriteEndObject();
            json.WriteNumber("swapped", report.SwappedPositions);
            json.WriteNumber("zero", report.ZeroPositions);
            json.WriteStartArray("notes");
            foreach (string note in report.Notes)
                json.WriteStringValue(note);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stream.Write(buffer.WrittenSpan);
        stream.Write("\n"u8);
    }

    private static void WriteFiles(Utf8JsonWriter json, IReadOnlyList<FileReport> files)
    {
        json.WriteStartArray("files");
        foreach (FileReport file in files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteString("format", file.Format);
            json.WriteString("detail", file.Detail);
            json.WriteNumber("rows", file.Rows);
            json.WriteNumber("placed", file.Placed);
            json.WriteNumber("unplaced", file.Unplaced);
            json.WriteNumber("rejected", file.Rejected);
            // A file may have one header twice, which an object could not hold.
            json.WriteStartArray("columns");
            foreach (ColumnReading column in file.Columns)
            {
                json.WriteStartObject();
                json.WriteString("header", column.Header);
                json.WriteString("role", JsonNamingPolicy.CamelCase.ConvertName(column.Role.ToString()));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (file.Problem.Length > 0)
                json.WriteString("problem", file.Problem);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteInputs(Utf8JsonWriter json, IReadOnlyList<InputFile> inputs)
    {
        json.WriteStartArray("inputs");
        foreach (InputFile input in inputs)
        {
            json.WriteStartObject();
            json.WriteString("name", input.Name);
            json.WriteNumber("bytes", input.Bytes);
            json.WriteString("sha256", input.Sha256);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IReadOnlyList<NameCount> counts)
    {
        json.WriteStartObject(name);
        foreach (NameCount entry in counts)
            json.WriteNumber(entry.Name, entry.Count);
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, IncidentTime time)
    {
        if (time.IsKnown)
            json.WriteString(name, LondonTime.ToIso(time));
        else
            json.WriteNull(name);
    }

    private static void WritePrecisions(Utf8JsonWriter json, IReadOnlyList<int> precisions)
    {
        json.WriteStartObject("precisions");
        for (int p = 0; p < precisions.Count; p++)
        {
            if (precisions[p] > 0)
                json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(((TimePrecision)p).ToString()), precisions[p]);
        }
        json.WriteEndObject();
    }

    private static void WriteBounds(Utf8JsonWriter json, (GeoPoint SouthWest, GeoPoint NorthEast)? bounds)
    {
        if (bounds is not { } box)
        {
            json.WriteNull("boundsWgs84");
            return;
        }
        json.WriteStartArray("boundsWgs84");
        Span<byte> text = stackalloc byte[GeoJsonText.MaxDegrees];
        foreach (double degrees in (ReadOnlySpan<double>)
            [box.SouthWest.Longitude, box.SouthWest.Latitude, box.NorthEast.Longitude, box.NorthEast.Latitude])
        {
            json.WriteRawValue(text[..GeoJsonText.WriteDegrees(GeoJsonText.ToUnits(degrees), text)]);
        }
        json.WriteEndArray();
    }

    private static void WriteStrays(Utf8JsonWriter json, ReadReport report)
    {
        json.WriteNumber("strays", report.Strays);
        json.WriteStartArray("strayRows");
        foreach (RowSource row in report.StrayRows)
        {
            json.WriteStartObject();
            json.WriteString("file", report.Files[row.File].Name);
            json.WriteNumber("line", row.Line);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
