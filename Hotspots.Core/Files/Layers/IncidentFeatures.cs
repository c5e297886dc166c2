using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>How is one incident written as a GeoJSON feature?</summary>
/// <remarks>
/// A million incidents carry a few thousand different texts: each is escaped once, by System.Text.Json, and kept together with its
/// name as bytes that are only copied. That makes a feature a dozen copies instead of fifty calls of a JSON writer. Prepared once for a
/// layer; each block of features then asks for a renderer of its own.
/// </remarks>
internal sealed class IncidentFeatures
{
    // Which columns are written, and under which name. Free text is not among them, and plain attributes may be free text.
    private static readonly (ColumnRole Role, string Name)[] WrittenColumns =
    [
        (ColumnRole.Town, "town"), (ColumnRole.Street, "street"), (ColumnRole.Operation, "operation"), (ColumnRole.Line, "line"),
        (ColumnRole.Source, "source"), (ColumnRole.Intelligence, "intelligence"), (ColumnRole.Handling, "handling"),
        (ColumnRole.CashGbp, "cashGbp"), (ColumnRole.Arrests, "arrests"), (ColumnRole.Outcome, "outcome"),
    ];

    private readonly IncidentTable _incidents;
    private readonly IncidentMembership _membership;
    private readonly GeoPositions _positions;
    private readonly byte[][] _kinds;
    private readonly byte[][] _areas;
    private readonly WrittenColumn[] _columns;

    /// <summary>Escapes the repeated texts.</summary>
    public IncidentFeatures(ReleasedRun run, IncidentMembership membership, GeoPositions positions)
    {
        _incidents = run.Incidents;
        _membership = membership;
        _positions = positions;
        _kinds = Members("kind", _incidents.Kinds.Texts);
        _areas = [.. run.Areas.Select(static a => Member("area", a.Area.Name))];
        _columns = [.. WrittenColumns
            .Select(c => (c.Name, Values: _incidents.Find(c.Role)))
            .Where(static c => c.Values is not null)
            .Select(static c => new WrittenColumn(c.Name, c.Values!))];
    }

    /// <summary>What writes the features of one block, in ascending order.</summary>
    public FeatureCollectionWriter.RenderFeature MakeRenderer()
    {
        IncidentTime lastTime = IncidentTime.Unknown;
        byte[] lastText = Member("time", null);
        return (json, index) =>
        {
            int incident = _membership.Analysed[index];
            json.Write("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":"u8);
            json.Advance(_positions.Write(index, json.GetSpan(GeoJsonText.MaxPosition)));
            json.Write("},\"properties\":{\"id\":"u8);
            WriteId(json, incident);
            json.Write(_kinds[_incidents.Kinds.CodeAt(incident)]);
            IncidentTime time = _incidents.Times[incident];
            // Neighbouring rows often share a month or a day.
            if (time != lastTime)
                (lastTime, lastText) = (time, Member("time", time.IsKnown ? LondonTime.ToIso(time) : null));
            json.Write(lastText);
            json.Write(_areas[_membership.AreaOf(incident)]);
            json.Write(",\"cluster\":"u8);
            WriteNumber(json, _membership.ClusterOf(incident), none: ClusterLabels.Noise);
            json.Write(",\"hotspot\":"u8);
            WriteNumber(json, _membership.HotspotOf(incident), none: 0);
            foreach (WrittenColumn column in _columns)
                column.Write(json, incident);
            WriteItems(json, incident);
            json.Write("}}"u8);
        };
    }

    private void WriteId(ArrayBufferWriter<byte> json, int incident)
    {
        if (_incidents.Ids.IsBlank(incident))
        {
            json.Write("null"u8);
        }
        else if (_incidents.Ids is PackedTextColumn packed)
        {
            Span<byte> text = json.GetSpan(packed.MaxUtf8Length(incident) + 2);
            int length = packed.CopyUtf8(incident, text[1..]);
            if (GeoJsonText.Encoder.FindFirstCharacterToEncodeUtf8(text.Slice(1, length)) >= 0)
            {
                WriteText(json, packed[incident]);
                return;
            }
            text[0] = text[length + 1] = (byte)'"';
            json.Advance(length + 2);
        }
        else
        {
            WriteText(json, _incidents.Ids[incident]);
        }
    }

    private void WriteItems(ArrayBufferWriter<byte> json, int incident)
    {
        IReadOnlyList<SeizureItem> items = _incidents.Items;
        int first = FirstItem(items, incident);
        if (first == items.Count || items[first].Incident != incident)
            return;
        json.Write(",\"items\":"u8);
        using var writer = new Utf8JsonWriter(json, GeoJsonText.Compact);
        writer.WriteStartArray();
        for (int i = first; i < items.Count && items[i].Incident == incident; i++)
        {
            writer.WriteStartObject();
            WriteGiven(writer, "drug"u8, items[i].Drug);
            WriteGiven(writer, "class"u8, items[i].DrugClass);
            WriteGiven(writer, "quantity"u8, items[i].Quantity);
            WriteGiven(writer, "unit"u8, items[i].Unit);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteGiven(Utf8JsonWriter json, ReadOnlySpan<byte> name, string text)
    {
        if (text.Length > 0)
            json.WriteString(name, text);
    }

    private static void WriteNumber(ArrayBufferWriter<byte> json, int number, int none)
    {
        if (number == none)
        {
            json.Write("null"u8);
            return;
        }
        Utf8Formatter.TryFormat(number, json.GetSpan(11), out int written);
        json.Advance(written);
    }

    private static void WriteText(ArrayBufferWriter<byte> json, string text)
    {
        json.Write("\""u8);
        json.Write(GeoJsonText.Encode(text).EncodedUtf8Bytes);
        json.Write("\""u8);
    }

    // A member as it stands in the object: ,"name":"text" or ,"name":null.
    private static byte[] Member(string name, string? text) =>
        Encoding.UTF8.GetBytes(text is null ? $",\"{name}\":null" : $",\"{name}\":\"{GeoJsonText.Encode(text)}\"");

    private static byte[][] Members(string name, TextList texts)
    {
        var members = new byte[texts.Length][];
        for (int i = 0; i < members.Length; i++)
            members[i] = Member(name, texts[i]);
        return members;
    }

    // Items are ordered by incident.
    private static int FirstItem(IReadOnlyList<SeizureItem> items, int incident)
    {
        int low = 0, high = items.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (items[middle].Incident < incident)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private sealed class WrittenColumn(string name, TextColumn values)
    {
        private readonly CodedTextColumn? _coded = values as CodedTextColumn;
        private readonly byte[][] _members = values is CodedTextColumn coded ? Members(name, coded.Texts) : [];

        public void Write(ArrayBufferWriter<byte> json, int incident)
        {
            if (_coded is not null)
            {
                int code = _coded.CodeAt(incident);
                if (code != 0)
                    json.Write(_members[code]);
            }
            else if (!values.IsBlank(incident))
            {
                json.Write(Member(name, values[incident]));
            }
        }
    }
}
