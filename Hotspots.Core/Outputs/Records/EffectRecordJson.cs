using System.Text.Json.Serialization;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Layers.Effects;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Record of the evaluation of an operation beside its layer: how it came about, and the answer.</summary>
/// <remarks>Indented, with "\n" between lines on every system; dictionaries in ordinal order of their keys; chances to three digits.</remarks>
internal static class EffectRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "effect.json";

    private static readonly EffectRecordContext Context = new(RecordText.Options(
        new WordConverter<EffectVerdict>(EffectWord.Of),
        new WordConverter<EffectPlaceRole>(EffectWord.Of),
        new WordConverter<EffectPeriodUse>(EffectWord.Of)));

    /// <summary>Writes it.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="files">Names of the files beside it, and its own.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(EffectRecord record, IReadOnlyList<string> files, Stream stream)
    {
        EffectRecord written = RecordText.Ready(record, files) with
        {
            Before = Written(record.Before),
            During = Written(record.During),
            Places = [.. record.Places.Select(static place => place with { Km2 = LayerValue.Round(place.Km2, EffectLayer.Km2Decimals) })],
            Wdd = Written(record.Wdd),
            Local = Written(record.Local),
            Displaced = Written(record.Displaced),
            Dispersion = Ratio(record.Dispersion)!.Value,
            Wdq = Ratio(record.Wdq),
            Net = LayerValue.Rounded(record.Net, EffectLayer.DifferenceDecimals).NumberOrNull,
            PreTrendP = Chance(record.PreTrendP),
            PlaceboP = Chance(record.PlaceboP)!.Value,
            PlaceboPMore = Chance(record.PlaceboPMore)!.Value,
            Z = Ratio(record.Z)!.Value,
            PlaceboZ = [.. record.PlaceboZ.Select(static z => Ratio(z)!.Value)],
            Controls = [.. record.Controls.Select(Written)],
        };
        RecordText.Write(written, Context.EffectRecord, stream);
    }

    private static EffectDifference Written(EffectDifference difference) => new(
        LayerValue.Round(difference.Value, EffectLayer.DifferenceDecimals), LayerValue.Round(difference.Se, EffectLayer.DifferenceDecimals),
        LayerValue.Round(difference.Low, EffectLayer.DifferenceDecimals), LayerValue.Round(difference.High, EffectLayer.DifferenceDecimals));

    private static EffectControl Written(EffectControl control) => control with
    {
        Fit = Ratio(control.Fit),
        CentreEasting = LayerValue.Round(control.CentreEasting, EffectLayer.MetreDecimals),
        CentreNorthing = LayerValue.Round(control.CentreNorthing, EffectLayer.MetreDecimals),
    };

    private static ComparedPeriod Written(ComparedPeriod period) =>
        period with { Days = LayerValue.Round(period.Days, EffectLayer.DayDecimals) };

    private static double? Ratio(double? value) => LayerValue.Rounded(value, EffectLayer.RatioDecimals).NumberOrNull;

    private static double? Chance(double? value) => LayerValue.Chance(value).NumberOrNull;
}

/// <summary>The record's properties, found out while compiling.</summary>
[JsonSerializable(typeof(EffectRecord))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class EffectRecordContext : JsonSerializerContext;
