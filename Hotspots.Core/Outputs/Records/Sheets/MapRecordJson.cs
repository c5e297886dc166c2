using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hotspots.Core.Model.Maps;

namespace Hotspots.Core.Outputs.Records.Sheets;

/// <summary>Map for paper as JSON: what stands on its pages, without the ground, which is in the layers of its run.</summary>
internal static class MapRecordJson
{
    private static readonly JsonTypeInfo<RunMap> Properties = RecordText.Written<RunMap>(MapRecordContext.Default, RecordText.Options());

    /// <summary>Writes it.</summary>
    public static void Write(RunMap map, Stream stream) => RecordText.Write(map, Properties, stream);
}

/// <summary>Its properties, found out while compiling.</summary>
[JsonSerializable(typeof(RunMap))]
internal sealed partial class MapRecordContext : JsonSerializerContext;
