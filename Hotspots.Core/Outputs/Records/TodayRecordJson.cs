using System.Text.Json.Serialization;
using Hotspots.Core.Model.Today;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Layers.Times;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Record of near-repeat zones beside their layer: how they came about, and the answer.</summary>
/// <remarks>Indented, with "\n" between lines on every system; dictionaries in ordinal order of their keys; numbers as the layer has them.</remarks>
internal static class TodayRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "today.json";

    private static readonly TodayRecordContext Context = new(RecordText.Options());

    /// <summary>Writes it.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="files">Names of the files beside it, and its own.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(TodayRecord record, IReadOnlyList<string> files, Stream stream)
    {
        TodayRecord written = RecordText.Ready(record, files) with
        {
            Zones = [.. record.Zones.Select(Written)],
            Tests = [.. record.Tests.Select(Written)],
        };
        RecordText.Write(written, Context.TodayRecord, stream);
    }

    private static NearRepeatZone Written(NearRepeatZone zone) => zone with
    {
        RiskRatio = Rounded(zone.RiskRatio, ZoneLayer.RatioDecimals),
        AreaKm2 = Rounded(zone.AreaKm2, ZoneLayer.AreaDecimals),
        EvidenceQ = Chance(zone.EvidenceQ),
        CentreEasting = Rounded(zone.CentreEasting, ZoneLayer.MetreDecimals),
        CentreNorthing = Rounded(zone.CentreNorthing, ZoneLayer.MetreDecimals),
    };

    private static NearRepeatTest Written(NearRepeatTest test) => test with
    {
        P = Chance(test.P),
        Q = Chance(test.Q),
        Bands =
        [
            .. test.Bands.Select(static band => band with
            {
                Expected = Rounded(band.Expected, ZoneLayer.RatioDecimals),
                Ratio = LayerValue.Rounded(band.Ratio, ZoneLayer.RatioDecimals).NumberOrNull,
                Q = Chance(band.Q),
            }),
        ],
    };

    private static double Rounded(double value, int decimals) => LayerValue.Rounded(value, decimals).Real;

    private static double Chance(double value) => LayerValue.Chance(value).Real;
}

/// <summary>The record's properties, found out while compiling.</summary>
[JsonSerializable(typeof(TodayRecord))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class TodayRecordContext : JsonSerializerContext;
