using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Outputs.Records.Sheets;

/// <summary>Problem profile as JSON: all that stands on its pages, without the ground, which is in the layers of its run.</summary>
internal static class ProblemRecordJson
{
    private static readonly JsonTypeInfo<ProblemProfile> Properties = RecordText.Written<ProblemProfile>(
        ProblemRecordContext.Default, RecordText.Options(new WordConverter<SurenessWord>(SurenessSentences.CodeOf)));

    /// <summary>Writes it.</summary>
    public static void Write(ProblemProfile profile, Stream stream) => RecordText.Write(profile, Properties, stream);
}

/// <summary>Its properties, found out while compiling.</summary>
[JsonSerializable(typeof(ProblemProfile))]
internal sealed partial class ProblemRecordContext : JsonSerializerContext;
