using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Briefing of a shift as JSON: all that stands on its pages, without the ground, which is in the layers of its run.</summary>
internal static class BriefRecordJson
{
    private static readonly JsonTypeInfo<Brief> Properties = PropertiesOf();

    /// <summary>Writes it.</summary>
    public static void Write(Brief brief, Stream stream) => RecordText.Write(brief, Properties, stream);

    // The ground is required of a briefing and left out of its JSON, which the serialiser refuses of what it may also have to read.
    private static JsonTypeInfo<Brief> PropertiesOf()
    {
        JsonSerializerOptions options = RecordText.Options(new WordConverter<SurenessWord>(SurenessSentences.CodeOf));
        options.TypeInfoResolver = BriefRecordContext.Default.WithAddedModifier(static type =>
        {
            foreach (JsonPropertyInfo property in type.Properties)
                property.IsRequired = false;
        });
        return (JsonTypeInfo<Brief>)options.GetTypeInfo(typeof(Brief));
    }
}

/// <summary>Its properties, found out while compiling.</summary>
[JsonSerializable(typeof(Brief))]
internal sealed partial class BriefRecordContext : JsonSerializerContext;
