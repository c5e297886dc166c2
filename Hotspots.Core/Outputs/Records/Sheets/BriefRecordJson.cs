using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Outputs.Records.Sheets;

/// <summary>Briefing of a shift as JSON: all that stands on its pages, without the ground, which is in the layers of its run.</summary>
internal static class BriefRecordJson
{
    private static readonly JsonTypeInfo<Brief> Properties = RecordText.Written<Brief>(
        BriefRecordContext.Default, RecordText.Options(new WordConverter<SurenessWord>(SurenessSentences.CodeOf)));

    /// <summary>Writes it.</summary>
    public static void Write(Brief brief, Stream stream) => RecordText.Write(brief, Properties, stream);
}

/// <summary>Its properties, found out while compiling.</summary>
[JsonSerializable(typeof(Brief))]
internal sealed partial class BriefRecordContext : JsonSerializerContext;
