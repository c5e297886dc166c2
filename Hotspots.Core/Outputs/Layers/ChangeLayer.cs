using Hotspots.Core.Model.Changes;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Layer of what is more and fewer between two periods: all areas together, then towns, hotspots and cells, one a row.</summary>
/// <remarks>Hotspots and cells have their ground; a town and all together have none. Of hotspots the surest change comes first.</remarks>
internal static class ChangeLayer
{
    /// <summary>Decimals of ratios, of days and of metres.</summary>
    public const int TimesDecimals = 3, DayDecimals = 3, MetreDecimals = 1;

    /// <summary>THE list of what is said of a place that is compared.</summary>
    public static LayerSchema<ChangeRows> Schema { get; } = new(
        "change", "change", LayerShape.MultiPolygon, "One row a town, hotspot or cell, in two periods.",
        LayerLook.Of(new LayerSymbol("#5b3f8c"), label: "verdict"),
        [
            Text("level", "all, town, hotspot or cell.", static place => ChangeWords.Of(place.Level)),
            Text("name", "What it is called.", static place => place.Name),
            Text("area", "The area it lies in.", static place => place.Area),
            Text("verdict", "more, fewer, as before or too few.", static place => ChangeWords.Of(place.Verdict)),
            Text("turn", "Of a hotspot: whether it is one in both periods, or in one of them.", static place => ChangeWords.Of(place.Turn)),
            Integer("before", "Incidents in the first period.", static place => place.Before),
            Integer("after", "Incidents in the second period.", static place => place.After),
            Column("daysBefore", ColumnType.Number, "days", "Length of the first period.",
                static (_, record) => LayerValue.Rounded(record.Before.Days, DayDecimals)),
            Column("daysAfter", ColumnType.Number, "days", "Length of the second period.",
                static (_, record) => LayerValue.Rounded(record.After.Days, DayDecimals)),
            Number("ratio", "times", "Rate in the second period over that in the first.", static place => place.Ratio),
            Number("low", "times", "Low end of its 95 % interval.", static place => place.Low),
            Number("high", "times", "High end of its 95 % interval.", static place => place.High),
            Chance("p", "Chance of such a difference where nothing changed (score E-test).", static place => place.P),
            Chance("q", "p after correction for the number of places tested.", static place => place.Q),
            Number(
                "dispersion", "times", "How unevenly incidents come: where in bursts, they are tested as if they were so many times fewer.",
                static place => place.Dispersion),
            Truth("hotspotBefore", "Is there a hotspot in the first period alone?", static place => place.HotspotBefore),
            Truth("hotspotAfter", "Is there a hotspot in the second period alone?", static place => place.HotspotAfter),
            Metres("centreEasting", "Easting of its centre on the National Grid.", static place => place.CentreEasting),
            Metres("centreNorthing", "Northing of its centre on the National Grid.", static place => place.CentreNorthing),
        ]);

    /// <summary>What any comparison may write.</summary>
    public static OutputKind Kind { get; } = new("change", ChangeRecordJson.FileName, [Schema], [Schema.File], static _ => false);

    /// <summary>What a comparison writes.</summary>
    public static OutputDocument Of(ReleasedComparison comparison) => new()
    {
        Kind = Kind,
        Stamp = comparison.Stamp,
        Finished = comparison.Record.Finished,
        IsOnGrid = true,
        Layers = [PlannedLayer.Of(Schema, () => LayerOf(comparison))],
        WriteRecord = (stream, files) => ChangeRecordJson.Write(comparison.Record, files, stream),
    };

    private static Layer LayerOf(ReleasedComparison comparison)
    {
        DrawnChange[] places =
        [
            new DrawnChange(comparison.Record.Together, Polygon.Empty),
            .. comparison.Record.Towns.Select(static town => new DrawnChange(town, Polygon.Empty)),
            .. comparison.Hotspots, .. comparison.Cells,
        ];
        return Schema.Of(
            new ChangeRows(places, comparison.Record), new AreaGeometry([.. places.Select(static place => place.Outline)]), places.Length);
    }

    private static LayerColumn<ChangeRows> Text(string name, string meaning, Func<PlaceChange, string?> value) =>
        Column(name, ColumnType.Text, "", meaning, (place, _) => LayerValue.Of(value(place)));

    private static LayerColumn<ChangeRows> Integer(string name, string meaning, Func<PlaceChange, int?> value) =>
        Column(name, ColumnType.Integer, "", meaning, (place, _) => LayerValue.Of((long?)value(place)));

    private static LayerColumn<ChangeRows> Truth(string name, string meaning, Func<PlaceChange, bool?> value) =>
        Column(name, ColumnType.Boolean, "", meaning, (place, _) => value(place) is bool known ? LayerValue.Of(known) : LayerValue.Null);

    private static LayerColumn<ChangeRows> Number(string name, string unit, string meaning, Func<PlaceChange, double?> value) =>
        Column(name, ColumnType.Number, unit, meaning, (place, _) => LayerValue.Rounded(value(place), TimesDecimals));

    private static LayerColumn<ChangeRows> Chance(string name, string meaning, Func<PlaceChange, double?> value) =>
        Column(name, ColumnType.Number, "", meaning, (place, _) => LayerValue.Chance(value(place)));

    private static LayerColumn<ChangeRows> Metres(string name, string meaning, Func<PlaceChange, double?> value) =>
        Column(name, ColumnType.Number, "m", meaning, (place, _) => LayerValue.Rounded(value(place), MetreDecimals));

    private static LayerColumn<ChangeRows> Column(
        string name, ColumnType type, string unit, string meaning, Func<PlaceChange, ComparisonRecord, LayerValue> value) =>
        new(name, type, unit, meaning, rows => row => value(rows.Places[row].Change, rows.Record));
}

/// <summary>Rows of the layer of changes.</summary>
/// <param name="Places">One a row.</param>
/// <param name="Record">What holds for all of them.</param>
internal sealed record ChangeRows(IReadOnlyList<DrawnChange> Places, ComparisonRecord Record);
