using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Today;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Today.NearRepeatZone>;

namespace Hotspots.Core.Outputs.Layers.Times;

/// <summary>Layer of near-repeat zones in force on a day.</summary>
internal static class ZoneLayer
{
    /// <summary>Decimals of ratios, of km² and of metres.</summary>
    public const int RatioDecimals = 3, AreaDecimals = 6, MetreDecimals = 1;

    /// <summary>THE list of what is said of a zone.</summary>
    public static LayerSchema<IReadOnlyList<NearRepeatZone>> Schema { get; } = new(
        "zones", "zones", LayerShape.MultiPolygon, "One polygon a zone in which the risk is raised by what happened lately near by.",
        LayerLook.Of(new LayerSymbol("#c77f00", "#c77f00", 0.2), label: "rank"),
        [
            Row.Integer("rank", "", "Place in the order of the risk ratio; 1 is the highest.", static z => z.Rank),
            Row.Text("zone", "What an officer would call it.", static z => z.Zone),
            Row.Text("area", "The town or area it lies in.", static z => z.Area),
            Row.Text("cause", "The kind of incident that raises it and is likelier in it.", static z => z.Cause),
            Row.Number("riskRatio", "times",
                "Product of the town's ratios over the incidents that raise it, at its highest cell; it ranks zones, and is no forecast.",
                RatioDecimals, static z => z.RiskRatio),
            Row.Number("metres", "m", "Farther than this from an incident nothing is raised in this town.", MetreDecimals, static z => z.Metres),
            Row.Time("until", "The last day on which it is in force, if nothing more happens.", static z => DayOf(z.Until)),
            Row.Integer("incidents", "", "Incidents that raise its highest cell.", static z => z.Incidents),
            Row.Number("areaKm2", "km²", "Its ground.", AreaDecimals, static z => z.AreaKm2),
            Row.Of("evidenceQ", ColumnType.Number, "", "p-value of the town's Knox test for this kind, corrected for all towns and kinds tested.",
                static z => LayerValue.Chance(z.EvidenceQ)),
            Row.Number("centreEasting", "m", "Easting of its highest cell on the National Grid.", MetreDecimals, static z => z.CentreEasting),
            Row.Number("centreNorthing", "m", "Northing of its highest cell on the National Grid.", MetreDecimals, static z => z.CentreNorthing),
        ])
    {
        HasBounds = true,
    };

    /// <summary>What the zones of any day may write.</summary>
    public static OutputKind Kind { get; } = new("today", TodayRecordJson.FileName, [Schema], [Schema.File], static _ => false);

    /// <summary>What the zones of a day write.</summary>
    public static OutputDocument Of(ReleasedToday today) => new()
    {
        Kind = Kind,
        Stamp = today.Stamp,
        Finished = today.Record.Finished,
        IsOnGrid = true,
        Layers = [PlannedLayer.Of(Schema, () => LayerOf(today.Record.Zones))],
        WriteRecord = (stream, files) => TodayRecordJson.Write(today.Record, files, stream),
    };

    private static Layer LayerOf(IReadOnlyList<NearRepeatZone> zones) =>
        Schema.Of(zones, new AreaGeometry([.. zones.Select(static zone => zone.Outline)]), zones.Count);

    private static IncidentTime DayOf(DateOnly date)
    {
        const long Day = 86_400;
        long first = LondonTime.DaysFromCivil(date.Year, date.Month, date.Day) * Day, begins = LondonTime.ToUtcSeconds(first);
        return new IncidentTime(begins, (uint)(LondonTime.ToUtcSeconds(first + Day) - begins), TimePrecision.Day);
    }
}
