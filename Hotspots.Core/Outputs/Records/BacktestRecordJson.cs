using System.Text.Json.Serialization;
using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Layers.Backtests;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Record of a back-test beside its table: how it came about, and what it says.</summary>
/// <remarks>Indented, with "\n" between lines on every system; dictionaries in ordinal order of their keys; chances to three digits.</remarks>
internal static class BacktestRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "backtest.json";

    private static readonly BacktestRecordContext Context = new(RecordText.Options());

    /// <summary>Writes it.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="files">Names of the files beside it, and its own.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(BacktestRecord record, IReadOnlyList<string> files, Stream stream)
    {
        BacktestRecord written = RecordText.Ready(record, files) with
        {
            Rivals = [.. record.Rivals.Select(Written)],
            Earlier = [.. record.Earlier.Select(Written)],
            Kept = [.. record.Kept.Select(Written)],
        };
        RecordText.Write(written, Context.BacktestRecord, stream);
    }

    private static BacktestRival Written(BacktestRival rival) => rival with
    {
        P = LayerValue.Chance(rival.P).Real,
        PCorrected = LayerValue.Chance(rival.PCorrected).Real,
    };

    private static BacktestSummary Written(BacktestSummary summary) => summary with
    {
        FlaggedKm2 = LayerValue.Round(summary.FlaggedKm2, BacktestLayer.Km2Decimals),
        Hits = LayerValue.Round(summary.Hits, BacktestLayer.HitDecimals),
        HitRate = Rate(summary.HitRate),
        Low = LayerValue.Round(summary.Low, BacktestLayer.RateDecimals),
        High = LayerValue.Round(summary.High, BacktestLayer.RateDecimals),
        Median = Rate(summary.Median),
        Lowest = Rate(summary.Lowest),
        Highest = Rate(summary.Highest),
        PeiStar = Rate(summary.PeiStar),
        Pai = LayerValue.Rounded(summary.Pai, BacktestLayer.HitDecimals).NumberOrNull,
        PatrolledShare = Rate(summary.PatrolledShare),
        HitsUnpatrolled = LayerValue.Rounded(summary.HitsUnpatrolled, BacktestLayer.HitDecimals).NumberOrNull,
    };

    private static double? Rate(double? value) => LayerValue.Rounded(value, BacktestLayer.RateDecimals).NumberOrNull;
}

/// <summary>The record's properties, found out while compiling.</summary>
[JsonSerializable(typeof(BacktestRecord))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class BacktestRecordContext : JsonSerializerContext;
