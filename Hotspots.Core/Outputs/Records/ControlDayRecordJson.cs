using System.Text.Json.Serialization;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Layers.Effects;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Record of the evaluation of control days beside its table: how it came about, and the answer.</summary>
/// <remarks>Indented, with "\n" between lines on every system; dictionaries in ordinal order of their keys; chances to three digits.</remarks>
internal static class ControlDayRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "control-days.json";

    private static readonly ControlDayRecordContext Context = new(RecordText.Options(new WordConverter<EffectVerdict>(EffectWord.Of)));

    /// <summary>Writes it.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="files">Names of the files beside it, and its own.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(ControlDayRecord record, IReadOnlyList<string> files, Stream stream)
    {
        ControlDayRecord written = RecordText.Ready(record, files) with
        {
            Expected = LayerValue.Round(record.Expected, EffectLayer.DifferenceDecimals),
            Ratio = LayerValue.Rounded(record.Ratio, EffectLayer.RatioDecimals).NumberOrNull,
            PFewer = LayerValue.Chance(record.PFewer).Real,
            P = LayerValue.Chance(record.P).Real,
        };
        RecordText.Write(written, Context.ControlDayRecord, stream);
    }
}

/// <summary>The record's properties, found out while compiling.</summary>
[JsonSerializable(typeof(ControlDayRecord))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class ControlDayRecordContext : JsonSerializerContext;
