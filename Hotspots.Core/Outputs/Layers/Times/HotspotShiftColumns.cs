using System.Text.Json;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.TimeProfiles;

namespace Hotspots.Core.Outputs.Layers.Times;

/// <summary>Columns of the layer of hotspots that are there where shifts were asked for.</summary>
internal static class HotspotShiftColumns
{
    private const int ShareDecimals = 4, WeightDecimals = 6;

    /// <summary>THE list of what is said of a hotspot's shifts.</summary>
    public static IReadOnlyList<LayerColumn<IReadOnlyList<Hotspot>>> All { get; } =
    [
        Column("shift", ColumnType.Text, "The shift that the run was narrowed to; of all shifts the busiest, where one can be named.",
            static s => LayerValue.Of(s.Shift)),
        Column("shiftShare", ColumnType.Number, "Share of its incidents whose hour is known that falls into that shift, 0 to 1.",
            static s => LayerValue.Rounded(s.Share, ShareDecimals)),
        Column("shiftRank", ColumnType.Integer, "Place in the order of weight in that shift; 1 is the heaviest.",
            static s => LayerValue.Of((long?)s.Rank)),
        Column("aoristicShare", ColumnType.Number, "Share of that weight that rests on times given as spans, 0 to 1.",
            static s => LayerValue.Rounded(s.AoristicShare, ShareDecimals)),
        Column("busiestShift", ColumnType.Text, "The busiest shift for its hours, named only where the exact test holds after correction.",
            static s => LayerValue.Of(s.Busiest)),
        Column("busiestShiftQ", ColumnType.Number, "p-value of that test, corrected for all hotspots tested; none in a run of one shift.",
            static s => LayerValue.Chance(s.BusiestQ)),
        Column("shifts", ColumnType.Json, "Weight, share and rank in each shift.",
            static s => LayerValue.Of(s.Parts.Count == 0 ? null : json => Write(json, s.Parts))),
    ];

    private static LayerColumn<IReadOnlyList<Hotspot>> Column(string name, ColumnType type, string meaning, Func<HotspotShifts, LayerValue> value) =>
        new(name, type, "", meaning, hotspots => hotspots.All(static hotspot => hotspot.Shifts is null)
            ? null
            : row => hotspots[row].Shifts is { } shifts ? value(shifts) : LayerValue.Null);

    private static void Write(Utf8JsonWriter json, IReadOnlyList<HotspotShift> parts)
    {
        json.WriteStartObject();
        foreach (HotspotShift part in parts)
        {
            json.WriteStartObject(part.Name);
            json.WriteNumber("weight", Math.Round(part.Weight, WeightDecimals));
            json.WriteNumber("share", Math.Round(part.Share, ShareDecimals));
            if (part.Rank is int rank)
                json.WriteNumber("rank", rank);
            else
                json.WriteNull("rank");
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
