using System.Text.Json.Serialization;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Read report as JSON: what was in the files, for other programs.</summary>
/// <remarks>Indented, with "\n" between lines on every system.</remarks>
internal static class ReadReportJson
{
    private static readonly ReadReportContext Context = new(RecordText.Options());

    /// <summary>Writes the report as one object and a line end.</summary>
    /// <param name="report">The report.</param>
    /// <param name="marking">Security marking.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="words">How a sentence that names options is said; null for the command line's way.</param>
    public static void Write(ReadReport report, string marking, Stream stream, Func<string, string>? words = null) => RecordText.Write(
        WrittenReport.Of(report, marking), (words is null ? Context : new ReadReportContext(RecordText.Options(words))).WrittenReport, stream);
}

/// <summary>The report's properties, found out while compiling.</summary>
[JsonSerializable(typeof(WrittenReport))]
internal sealed partial class ReadReportContext : JsonSerializerContext;
