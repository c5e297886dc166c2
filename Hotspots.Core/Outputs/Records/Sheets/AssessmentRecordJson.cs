using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hotspots.Core.Model.Assessments;

namespace Hotspots.Core.Outputs.Records.Sheets;

/// <summary>Data protection impact assessment as JSON: its sections with facts and blanks.</summary>
internal static class AssessmentRecordJson
{
    private static readonly JsonTypeInfo<Assessment> Properties =
        RecordText.Written<Assessment>(AssessmentRecordContext.Default, RecordText.Options());

    /// <summary>Writes it.</summary>
    public static void Write(Assessment assessment, Stream stream) => RecordText.Write(assessment, Properties, stream);
}

/// <summary>Its properties, found out while compiling.</summary>
[JsonSerializable(typeof(Assessment))]
internal sealed partial class AssessmentRecordContext : JsonSerializerContext;
