using Hotspots.Core.Model.Effects;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Outputs.Layers.Effects;

/// <summary>Layer of the four places of a weighted displacement difference: treated, control, ring and ring of the control, one a row.</summary>
internal static class EffectLayer
{
    /// <summary>Decimals of incidents that are calculated, of ratios, of days and of km².</summary>
    public const int DifferenceDecimals = 2, RatioDecimals = 3, DayDecimals = 3, Km2Decimals = 4;

    /// <summary>Decimals of metres.</summary>
    public const int MetreDecimals = 1;

    /// <summary>THE list of what is said of one of the four places.</summary>
    public static LayerSchema<EffectRows> Schema { get; } = new(
        "effect", "effect", LayerShape.MultiPolygon, "One row a place: treated, control, and the ring round each.",
        LayerLook.Of(new LayerSymbol("#5b3f8c"), label: "role"),
        [
            Text("role", "treated, control, ring or ring of control.", static (place, _) => EffectWord.Of(place.Role)),
            Text("name", "What it is called.", static (place, _) => place.Name),
            Integer("before", "Incidents before.", static place => place.Before),
            Integer("during", "Incidents during the operation.", static place => place.During),
            Number("daysBefore", "days", "Length of the period before.", DayDecimals, static (_, record) => record.Before.Days),
            Number("daysDuring", "days", "Length of the operation.", DayDecimals, static (_, record) => record.During.Days),
            Number("km2", "km²", "Its ground.", Km2Decimals, static (place, _) => place.Km2),
            Number("difference", "incidents", "Of the treated place and of the ring: more than the control suggests; below 0 is fewer.",
                DifferenceDecimals, static (place, record) => DifferenceOf(place, record)?.Value),
            Number("low", "incidents", "Low end of its 95 % interval.", DifferenceDecimals,
                static (place, record) => DifferenceOf(place, record)?.Low),
            Number("high", "incidents", "High end of its 95 % interval.", DifferenceDecimals,
                static (place, record) => DifferenceOf(place, record)?.High),
            Text("verdict", "Of treated place and ring together: fewer, more, within chance or too few.",
                static (_, record) => EffectWord.Of(record.Verdict)),
        ]);

    /// <summary>What any evaluation may write.</summary>
    public static OutputKind Kind { get; } = new("effect", EffectRecordJson.FileName, [Schema], [Schema.File], static _ => false);

    /// <summary>What an evaluation writes.</summary>
    public static OutputDocument Of(ReleasedEffect effect) => new()
    {
        Kind = Kind,
        Stamp = effect.Stamp,
        Finished = effect.Record.Finished,
        IsOnGrid = true,
        Layers = [PlannedLayer.Of(Schema, () => LayerOf(effect))],
        WriteRecord = (stream, files) => EffectRecordJson.Write(effect.Record, files, stream),
    };

    private static Layer LayerOf(ReleasedEffect effect)
    {
        Geometry[] outlines = [.. effect.Places.Select(static place => place.Outline)];
        return Schema.Of(
            new EffectRows([.. effect.Places.Select(static place => place.Place)], effect.Record), new AreaGeometry(outlines), outlines.Length);
    }

    private static EffectDifference? DifferenceOf(EffectPlace place, EffectRecord record) => place.Role switch
    {
        EffectPlaceRole.Treated => record.Local,
        EffectPlaceRole.Ring => record.Displaced,
        _ => null,
    };

    private static LayerColumn<EffectRows> Text(string name, string meaning, Func<EffectPlace, EffectRecord, string?> value) =>
        Column(name, ColumnType.Text, "", meaning, (place, record) => LayerValue.Of(value(place, record)));

    private static LayerColumn<EffectRows> Integer(string name, string meaning, Func<EffectPlace, int> value) =>
        Column(name, ColumnType.Integer, "", meaning, (place, _) => LayerValue.Of((long?)value(place)));

    private static LayerColumn<EffectRows> Number(
        string name, string unit, string meaning, int decimals, Func<EffectPlace, EffectRecord, double?> value) =>
        Column(name, ColumnType.Number, unit, meaning, (place, record) => LayerValue.Rounded(value(place, record), decimals));

    private static LayerColumn<EffectRows> Column(
        string name, ColumnType type, string unit, string meaning, Func<EffectPlace, EffectRecord, LayerValue> value) =>
        new(name, type, unit, meaning, rows => row => value(rows.Places[row], rows.Record));
}

/// <summary>Rows of the layer of the four places.</summary>
/// <param name="Places">One a row.</param>
/// <param name="Record">What holds for all of them.</param>
internal sealed record EffectRows(IReadOnlyList<EffectPlace> Places, EffectRecord Record);
