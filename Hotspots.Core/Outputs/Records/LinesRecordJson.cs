using System.Text.Json.Serialization;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Layers.Lines;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Record of county lines beside their tables: how it came about, the answer, each line, pair and operation.</summary>
/// <remarks>Indented, with "\n" between lines on every system; dictionaries in ordinal order of their keys; numbers as the tables have
/// them.</remarks>
internal static class LinesRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "lines.json";

    private static readonly LinesRecordContext Context = new(RecordText.Options());

    /// <summary>Writes it.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="files">Names of the files beside it, and its own.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(LinesRecord record, IReadOnlyList<string> files, Stream stream)
    {
        LinesRecord written = RecordText.Ready(record, files) with
        {
            Lines = [.. record.Lines.Select(Written)],
            Towns =
            [
                .. record.Towns.Select(static town => town with
                {
                    Share = LayerValue.Round(town.Share, LinesLayers.ShareDecimals),
                    StandardDistance = Rounded(town.StandardDistance, LinesLayers.MetreDecimals),
                    CoreKm2 = Rounded(town.CoreKm2, LinesLayers.AreaDecimals),
                    Harm = Rounded(town.Harm, LinesLayers.HarmDecimals),
                }),
            ],
            Links =
            [
                .. record.Links.Select(static link => link with
                {
                    Jaccard = LayerValue.Round(link.Jaccard, LinesLayers.ShareDecimals),
                    Expected = Rounded(link.Expected, LinesLayers.ShareDecimals),
                    P = Chance(link.P),
                    Q = Chance(link.Q),
                    TurfP = Chance(link.TurfP),
                    TurfQ = Chance(link.TurfQ),
                }),
            ],
            Operations =
            [
                .. record.Operations.Select(static operation => operation with
                {
                    Drugs = [.. operation.Drugs.Select(static drug => drug with { Total = Rounded(drug.Total, LinesLayers.AmountDecimals) })],
                }),
            ],
        };
        RecordText.Write(written, Context.LinesRecord, stream);
    }

    private static CountyLine Written(CountyLine line) => line with
    {
        StandardDistance = Rounded(line.StandardDistance, LinesLayers.MetreDecimals),
        CoreKm2 = Rounded(line.CoreKm2, LinesLayers.AreaDecimals),
        Drugs =
        [
            .. line.Drugs.Select(static drug => drug with
            {
                Median = Rounded(drug.Median, LinesLayers.AmountDecimals),
                Least = Rounded(drug.Least, LinesLayers.AmountDecimals),
                Most = Rounded(drug.Most, LinesLayers.AmountDecimals),
            }),
        ],
        Closure = line.Closure is not { } closure ? null : closure with { P = Chance(closure.P), OthersP = Chance(closure.OthersP) },
    };

    private static double? Rounded(double? value, int decimals) => LayerValue.Rounded(value, decimals).NumberOrNull;

    private static double? Chance(double? value) => LayerValue.Chance(value).NumberOrNull;
}

/// <summary>The record's properties, found out while compiling.</summary>
[JsonSerializable(typeof(LinesRecord))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class LinesRecordContext : JsonSerializerContext;
