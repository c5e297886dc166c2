using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Formats.GeoJson;

/// <summary>Writer of the features of one block; it has state of its own and needs no lock.</summary>
/// <param name="layer">Whose features.</param>
internal sealed class FeatureRenderer(FeatureLayer layer)
{
    private readonly IncidentTime[] _lastTimes = new IncidentTime[layer.Columns.Length];
    private readonly byte[][] _lastTexts = new byte[layer.Columns.Length][];
    private readonly FeatureColumn[] _columns = layer.Columns;

    /// <summary>Writes one feature.</summary>
    public void Write(ArrayBufferWriter<byte> json, int row)
    {
        json.Write("{\"type\":\"Feature\""u8);
        if (layer.HasBounds && layer.Geometry.BoundsOf(row) is { IsEmpty: false } bounds)
        {
            json.Write(",\"bbox\":"u8);
            json.Advance(bounds.Format(json.GetSpan(GeoBounds.MaxLength)));
        }
        json.Write(",\"geometry\":"u8);
        layer.Geometry.Write(json, row);
        json.Write(",\"properties\":{"u8);
        int begin = json.WrittenCount;
        for (int c = 0; c < _columns.Length; c++)
        {
            LayerValue value = _columns[c].Value(row);
            if (value.Kind != ValueKind.Absent)
                Write(json, c, value, isFirst: json.WrittenCount == begin);
        }
        json.Write("}}"u8);
    }

    // Members are kept with the comma before them; the first has none.
    private void Write(ArrayBufferWriter<byte> json, int c, in LayerValue value, bool isFirst)
    {
        FeatureColumn column = _columns[c];
        int comma = isFirst ? 1 : 0;
        byte[]? whole = value.Kind switch
        {
            ValueKind.Null => column.Nothing,
            ValueKind.Coded => column.Members(value.List)[value.Whole],
            ValueKind.Time => TimeMember(c, value.Moment),
            _ => null,
        };
        if (whole is not null)
        {
            json.Write(whole.AsSpan(comma));
            return;
        }
        json.Write(column.Head.AsSpan(comma));
        switch (value.Kind)
        {
            case ValueKind.Integer:
                Utf8Formatter.TryFormat(value.Whole, json.GetSpan(20), out int digits);
                json.Advance(digits);
                break;
            case ValueKind.Number:
                const int Longest = 32;
                value.Real.TryFormat(json.GetSpan(Longest), out int length, "R", System.Globalization.CultureInfo.InvariantCulture);
                json.Advance(length);
                break;
            case ValueKind.Boolean:
                json.Write(value.IsTrue ? "true"u8 : "false"u8);
                break;
            case ValueKind.Packed:
                WritePacked(json, value);
                break;
            case ValueKind.Names:
                WriteNames(json, value.Several);
                break;
            case ValueKind.Json:
                WriteTree(json, value.WriteJson);
                break;
            default:
                WriteText(json, value.Plain);
                break;
        }
    }

    // Neighbouring rows often share a month or a day.
    private byte[] TimeMember(int c, IncidentTime time)
    {
        if (_lastTexts[c] is { } last && _lastTimes[c] == time)
            return last;
        _lastTimes[c] = time;
        return _lastTexts[c] = _columns[c].Member(LondonTime.ToIso(time));
    }

    private static void WritePacked(ArrayBufferWriter<byte> json, in LayerValue value)
    {
        PackedTextColumn column = value.Column;
        int row = (int)value.Whole;
        Span<byte> text = json.GetSpan(column.MaxUtf8Length(row) + 2);
        if (!TryQuote(json, text, column.CopyUtf8(row, text[1..])))
            WriteEscaped(json, column[row]);
    }

    private static void WriteText(ArrayBufferWriter<byte> json, string text)
    {
        Span<byte> plain = json.GetSpan(3 * text.Length + 2);
        bool isPlain = !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && TryQuote(json, plain, Encoding.UTF8.GetBytes(text, plain[1..]));
        if (!isPlain)
            WriteEscaped(json, text);
    }

    // What stands in a span from its second byte on is written with quotes round it, should nothing in it need to be escaped.
    private static bool TryQuote(ArrayBufferWriter<byte> json, Span<byte> text, int length)
    {
        if (GeoJsonText.Encoder.FindFirstCharacterToEncodeUtf8(text.Slice(1, length)) >= 0)
            return false;
        text[0] = text[length + 1] = (byte)'"';
        json.Advance(length + 2);
        return true;
    }

    private static void WriteNames(ArrayBufferWriter<byte> json, IReadOnlyList<string> names)
    {
        json.Write("["u8);
        for (int i = 0; i < names.Count; i++)
        {
            if (i > 0)
                json.Write(","u8);
            WriteText(json, names[i]);
        }
        json.Write("]"u8);
    }

    private static void WriteEscaped(ArrayBufferWriter<byte> json, string text)
    {
        using var writer = new Utf8JsonWriter(json, GeoJsonText.Compact);
        writer.WriteStringValue(text);
    }

    private static void WriteTree(ArrayBufferWriter<byte> json, Action<Utf8JsonWriter> write)
    {
        using var writer = new Utf8JsonWriter(json, GeoJsonText.Compact);
        write(writer);
    }
}
