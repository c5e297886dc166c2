using System.Text.Json;
using System.Text.Json.Serialization;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Placement record as JSON: how a placement came about, and how good it is, beside its layers.</summary>
/// <remarks>Indented, with "\n" between lines on every system. Value and bound have nine decimals; gap and shares are written to the last
/// bit.</remarks>
internal static class PlacementRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "placement.json";

    private static readonly PlacementRecordContext Context = new(RecordText.Options());

    /// <summary>Writes the record as one object and a line end.</summary>
    public static void Write(ReleasedPlacement placement, IReadOnlyList<string> files, Stream stream)
    {
        RecordText.Write(WrittenPlacement.Of(placement, files), Context.WrittenPlacement, stream);
    }

    /// <summary>Writes a site: what the layer of sites says of it, and its shift.</summary>
    public static void Write(RecordedSite site, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        LayerJson.WriteMembers(json, SiteLayer.Schema.Of([site], null, 1), 0);
        if (site.Site.Patrol is { } patrol)
        {
            json.WritePropertyName("patrol"u8);
            JsonSerializer.Serialize(json, WrittenPatrol.Of(patrol), Context.WrittenPatrol);
        }
        json.WriteEndObject();
    }
}

/// <summary>The record's properties, found out while compiling.</summary>
[JsonSerializable(typeof(WrittenPlacement))]
[JsonSerializable(typeof(WrittenPatrol))]
internal sealed partial class PlacementRecordContext : JsonSerializerContext;
