using System.Globalization;
using System.Text;
using Hotspots.Core.Outputs.Formats.GeoJson;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Formats.Csv;

/// <summary>CSV (RFC 4180) for a spreadsheet: one row a line, the names of the columns first.</summary>
/// <remarks>
/// UTF-8 with a byte order mark, which tells Excel so; lines end with CR LF; texts are made safe by <see cref="SpreadsheetCell"/>. Points
/// have their easting and northing; areas and lines have no geometry here. What is shown (period, days, hours,
/// areas, kinds, methods), marking and run stand in every row, so that a row that is copied out still carries them.
/// </remarks>
internal sealed class CsvFormat : ILayerFormat
{
    private const int PositionDecimals = 2;

    private static readonly string[] PositionColumns = ["easting", "northing"];

    /// <summary>Columns that every row has at its end: what it speaks of, and whose it is.</summary>
    public static IReadOnlyList<string> StampColumns { get; } = ["shows", "marking", "run"];

    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public string Ending => ".csv";

    /// <inheritdoc/>
    public string Words => "CSV, one file a layer, for a spreadsheet; outlines are left out.";

    /// <inheritdoc/>
    public bool HoldsAll => false;

    /// <inheritdoc/>
    public bool IsGeographic => false;

    /// <inheritdoc/>
    public bool Holds(LayerShape shape) => true;

    /// <inheritdoc/>
    public void Write(OutputDocument document, IReadOnlyList<Layer> layers, Stream stream, CancellationToken cancellation)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        writer.NewLine = "\r\n";
        // Layers of one file have columns in common: each column stands once, and a row has nothing in those that its layer lacks.
        string[] names = [.. layers.SelectMany(static layer => layer.Schema.Columns.Select(static c => c.Name)).Distinct(StringComparer.Ordinal)];
        string[] positions = layers.Any(static layer => layer.Schema.Shape == LayerShape.Point) ? [.. PositionColumns.Except(names)] : [];
        writer.WriteLine(string.Join(',', (IEnumerable<string>)[.. names, .. positions, .. StampColumns]));
        string stamp = string.Join(
            ',', SpreadsheetCell.Of(document.Stamp.Shows?.InWords() ?? ""), SpreadsheetCell.Of(document.Stamp.Marking),
                SpreadsheetCell.Of(document.Stamp.Run));
        foreach (Layer layer in layers)
        {
            int[] columns = Array.ConvertAll(names, name => IndexOf(layer.Schema, name));
            for (int row = 0; row < layer.Count; row++)
            {
                if (row % 1024 == 0)
                    cancellation.ThrowIfCancellationRequested();
                WriteRow(writer, layer, row, columns, positions.Length > 0);
                writer.WriteLine(stamp);
            }
        }
    }

    private static int IndexOf(LayerSchema schema, string name)
    {
        for (int c = 0; c < schema.Columns.Count; c++)
        {
            if (schema.Columns[c].Name == name)
                return c;
        }
        return -1;
    }

    private static void WriteRow(StreamWriter writer, Layer layer, int row, int[] columns, bool hasPosition)
    {
        foreach (int column in columns)
        {
            if (column >= 0)
                WriteCell(writer, layer.Value(row, column));
            writer.Write(',');
        }
        if (!hasPosition)
            return;
        var points = layer.Geometry as PointGeometry;
        WriteNumber(writer, points?.Points.Eastings[points.Indices[row]]);
        writer.Write(',');
        WriteNumber(writer, points?.Points.Northings[points.Indices[row]]);
        writer.Write(',');
    }

    private static void WriteNumber(StreamWriter writer, double? metres)
    {
        if (metres is double known)
            WriteCell(writer, LayerValue.Rounded(known, PositionDecimals));
    }

    private static void WriteCell(StreamWriter writer, LayerValue value)
    {
        Span<char> text = stackalloc char[32];
        int length;
        switch (value.Kind)
        {
            case ValueKind.Absent or ValueKind.Null:
                break;
            case ValueKind.Integer:
                value.Whole.TryFormat(text, out length, default, CultureInfo.InvariantCulture);
                writer.Write(text[..length]);
                break;
            case ValueKind.Number:
                value.Real.TryFormat(text, out length, "R", CultureInfo.InvariantCulture);
                writer.Write(text[..length]);
                break;
            case ValueKind.Boolean:
                writer.Write(value.IsTrue ? "yes" : "no");
                break;
            case ValueKind.Json:
                writer.Write(SpreadsheetCell.Of(GeoJsonText.Of(value.WriteJson)));
                break;
            default:
                writer.Write(SpreadsheetCell.Of(value.AsText()));
                break;
        }
    }
}
