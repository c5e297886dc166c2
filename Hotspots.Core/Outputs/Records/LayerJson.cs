using System.Text.Json;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Row of a layer as members of a JSON object, for a record that says of something what its layer says.</summary>
internal static class LayerJson
{
    /// <summary>Writes the members into an object that has begun.</summary>
    public static void WriteMembers(Utf8JsonWriter json, Layer layer, int row)
    {
        for (int c = 0; c < layer.Schema.Columns.Count; c++)
        {
            LayerValue value = layer.Value(row, c);
            if (value.Kind == ValueKind.Absent)
                continue;
            json.WritePropertyName(layer.Schema.Columns[c].Name);
            Write(json, value);
        }
    }

    private static void Write(Utf8JsonWriter json, LayerValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                json.WriteNullValue();
                break;
            case ValueKind.Integer:
                json.WriteNumberValue(value.Whole);
                break;
            case ValueKind.Number:
                json.WriteNumberValue(value.Real);
                break;
            case ValueKind.Boolean:
                json.WriteBooleanValue(value.IsTrue);
                break;
            case ValueKind.Names:
                json.WriteStartArray();
                foreach (string name in value.Several)
                    json.WriteStringValue(name);
                json.WriteEndArray();
                break;
            case ValueKind.Json:
                value.WriteJson(json);
                break;
            default:
                json.WriteStringValue(value.AsText());
                break;
        }
    }
}
