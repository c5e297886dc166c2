using System.Text.Json;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Cli.Reports;

/// <summary>How are measures told to another program? Numbers as they are, to the last bit.</summary>
/// <remarks>
/// One method in one area is one flat object: the security marking, its figures under their names, and <c>about</c> for the rest. Asked at one
/// place, the
/// figures are those of the place; at several, they stand in <c>places</c>; at none, they are those of the area. Several methods or
/// areas stand in <c>measures</c>, one such object each, and the marking before them.
/// </remarks>
internal static class MeasureJson
{
    public static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = VisibleText.Json };

    public static void Write(Stream stream, Measures measures)
    {
        using var json = new Utf8JsonWriter(stream, Indented);
        json.WriteStartObject();
        json.WriteString("marking", measures.Marking);
        if (measures.Notes.Count > 0)
        {
            json.WriteStartArray("notes");
            foreach (string note in measures.Notes)
                json.WriteStringValue(OptionNames.OnCommandLine(note));
            json.WriteEndArray();
        }
        if (measures.All is [Measured only])
        {
            Write(json, only);
        }
        else
        {
            json.WriteStartArray("measures");
            foreach (Measured measured in measures.All)
            {
                json.WriteStartObject();
                Write(json, measured);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    /// <summary>A class as files spell it.</summary>
    public static string NameOf(CellClass cell) => cell switch
    {
        CellClass.HighHigh => "high-high",
        CellClass.LowHigh => "low-high",
        CellClass.LowLow => "low-low",
        CellClass.HighLow => "high-low",
        _ => "none",
    };

    private static void Write(Utf8JsonWriter json, Measured measured)
    {
        if (measured.Places.Count == 1)
        {
            WritePlace(json, measured.Places[0]);
        }
        else if (measured.Places.Count > 1)
        {
            json.WriteStartArray("places");
            foreach (PlaceFigures place in measured.Places)
            {
                json.WriteStartObject();
                json.WriteNumber("easting", place.At.Easting);
                json.WriteNumber("northing", place.At.Northing);
                WritePlace(json, place);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        else
        {
            WriteWhole(json, measured.Findings);
        }
        WriteAbout(json, measured);
    }

    private static void WritePlace(Utf8JsonWriter json, PlaceFigures place)
    {
        WriteFigures(json, place.Figures);
        if (place.Class is { } cell)
            json.WriteString("class", NameOf(cell));
    }

    private static void WriteWhole(Utf8JsonWriter json, MethodFindings findings)
    {
        WriteFigures(json, findings.Figures);
        int[][] places = findings.Labels.Members();
        json.WriteNumber("clusters", places.Length);
        json.WriteStartArray("sizes");
        foreach (int[] place in places)
            json.WriteNumberValue(place.Length);
        json.WriteEndArray();
        json.WriteNumber("noise", findings.Labels.NoiseCount());
        if (findings.Evidence.Any(static figures => figures.Count > 0))
        {
            json.WriteStartArray("evidence");
            foreach (IReadOnlyList<Figure> figures in findings.Evidence)
            {
                json.WriteStartObject();
                WriteFigures(json, figures);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
    }

    private static void WriteFigures(Utf8JsonWriter json, IReadOnlyList<Figure> figures)
    {
        foreach (Figure figure in figures)
        {
            // JSON has no infinity.
            if (double.IsFinite(figure.Value))
                json.WriteNumber(figure.Name, figure.Value);
            else
                json.WriteNull(figure.Name);
        }
    }

    private static void WriteAbout(Utf8JsonWriter json, Measured measured)
    {
        json.WriteStartObject("about");
        json.WriteString("method", measured.Findings.Method);
        json.WriteString("area", measured.Area);
        json.WriteNumber("incidents", measured.Incidents);
        json.WriteStartObject("parameters");
        foreach (ParameterValue value in measured.Findings.Parameters)
        {
            if (value.Choice is { } choice)
                json.WriteString(value.Name, choice);
            else
                json.WriteNumber(value.Name, value.Value);
        }
        json.WriteEndObject();
        json.WriteStartArray("notes");
        foreach (string note in measured.Findings.Notes)
            json.WriteStringValue(OptionNames.OnCommandLine(note));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
