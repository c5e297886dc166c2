using System.Text.Json;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs.Layers.Times;
using Hotspots.Core.Outputs.Released;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Results.Hotspot>;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Layer of hotspots: their outlines, with what is known of each.</summary>
internal static class HotspotLayer
{
    /// <summary>Digits of a share: a hundredth of a per cent.</summary>
    private const int ShareDecimals = 4;

    /// <summary>Digits of a ratio.</summary>
    private const int ExcessDecimals = 2;

    /// <summary>Digits of a grid reference: a square of 100 m.</summary>
    private const int ReferenceDigits = 3;

    /// <summary>THE list of what is said of a hotspot.</summary>
    public static LayerSchema<IReadOnlyList<Hotspot>> Schema { get; } = new(
        "hotspots", "hotspots", LayerShape.MultiPolygon, "One polygon a hotspot, with all that is known of it.",
        LayerLook.Of(new LayerSymbol("#8f1238", "#8f1238", 0.07), label: "rank"),
        [
            Row.Integer("rank", "", "Place in the order of weight over the whole run; 1 is the heaviest.", static h => h.Rank),
            Row.Integer("rankByDensity", "", "Place in the order of weight per km²; 1 is the densest; none at one point.",
                static h => h.RankByDensity),
            Row.Text("name", "What an officer would call it.", static h => h.Name),
            Row.Text("area", "The town or area it lies in.", static h => h.Area),
            Row.Text("method", "The method that found it first.", static h => h.Method),
            Row.Integer("incidents", "", "Incidents in it.", static h => h.Members.Length),
            Row.Integer("tips", "", "Tips among them.", static h => h.CountOf(IncidentKind.Tip)),
            Row.Integer("warrants", "", "Warrants among them.", static h => h.CountOf(IncidentKind.Warrant)),
            Row.Integer("seizures", "", "Seizures among them.", static h => h.CountOf(IncidentKind.Seizure)),
            Row.Integer("other", "", "Incidents of all other kinds.", OtherKinds),
            Row.Number("weight", "", "Sum of its incidents' weights.", 6, static h => h.Weight),
            // A millionth of a km² is a square metre: finer than any outline is known.
            Row.Number("areaKm2", "km²", "Size of the outline as it is drawn.", 6, static h => h.AreaKm2),
            Row.Number("perKm2", "incidents per km²", "Incidents per km² of the outline; none at one point.", 2, static h => h.PerKm2),
            Row.Time("first", "Earliest time among its incidents.", static h => h.First),
            Row.Time("last", "Latest time among its incidents.", static h => h.Last),
            Row.Number("centreEasting", "m", "Mean position of its incidents, weighted: easting on the National Grid.", 1,
                static h => h.Centre.Easting),
            Row.Number("centreNorthing", "m", "Mean position of its incidents, weighted: northing on the National Grid.", 1,
                static h => h.Centre.Northing),
            Row.Text("gridReference", "Grid reference of that position, a square of 100 m; none off the National Grid.",
                static h => Reference(h.Centre)),
            Row.Names("operations", "The operations most seen in it.", static h => NamesOf(h.Operations)),
            Row.Names("lines", "The county lines most seen in it.", static h => NamesOf(h.Lines)),
            Row.Number("weightPerKm2", "weight per km²", "Weight per km² of the outline; none at one point.", 2, static h => h.WeightPerKm2),
            Row.Json("kinds", "Incidents of each kind, most frequent first.", static h => json => WriteKinds(json, h.Kinds)),
            Row.Text("busiestWeekday", "The weekday that stands out, a night with the evening before it; none where that may be chance.",
                static h => h.BusiestWeekday?.ToString()),
            Row.Integer("busiestHour", "", "The hour that stands out, 0 to 23; none where that may be chance.", static h => h.BusiestHour),
            Row.Integer("cluster", "", "Its number within the area, as the method counts.", static h => h.Cluster),
            Row.Boolean("onePoint", "Do all its incidents lie at one map point, as far as positions are known?", static h => h.IsOnePoint),
            Row.Names("methods", "The methods that agree that it is a place.", static h => h.Methods),
            Row.Text("sureness", "How sure it is that it will be there again: clear, likely, unsure or too little to tell.",
                static h => Word(h.Sureness)),
            Row.Text("tooLittle", "Why that cannot be told.", static h => h.Sureness is { } sure ? SurenessSentences.CodeOf(sure.TooLittle) : null),
            Row.Integer("looks", "", "How often it was looked for.", static h => Looked(h)?.Looks),
            Row.Integer("repeats", "", "How often it was there again.", static h => Looked(h)?.Repeats),
            Row.Number("chanceP", "", "Chance of such a place where times are shuffled, 0 to 1.", ShareDecimals, static h => h.Sureness?.P),
            Row.Number("shareNow", "", "Its share of the area's incidents, 0 to 1.", ShareDecimals, static h => h.Sureness?.Expected?.Now),
            Row.Number("shareNext", "", "The share to expect next time, 0 to 1.", ShareDecimals, static h => h.Sureness?.Expected?.Share),
            Row.Number("shareNextFrom", "", "Lower end of the interval of that share.", ShareDecimals, static h => h.Sureness?.Expected?.From),
            Row.Number("shareNextTo", "", "Upper end of the interval of that share.", ShareDecimals, static h => h.Sureness?.Expected?.To),
            Row.Text("excessOver", "What its share of incidents is held against.",
                static h => h.Sureness?.Excess is { } e ? SurenessSentences.CodeOf(e.Measure) : null),
            Row.Number("excess", "times", "Its share of incidents over its share of that.", ExcessDecimals, static h => h.Sureness?.Excess?.Times),
            Row.Number("excessFrom", "times", "Lower end of the interval of the excess.", ExcessDecimals, static h => h.Sureness?.Excess?.From),
            Row.Number("excessTo", "times", "Upper end of the interval of the excess.", ExcessDecimals, static h => h.Sureness?.Excess?.To),
            Row.Of("excessQ", ColumnType.Number, "", "p-value of the excess, corrected for all places that are listed.",
                static h => LayerValue.Chance(h.Sureness?.Excess?.Q)),
            Row.Number("harm", "points", "Sum of its incidents' harm by the table that was named; none where none was.", ExcessDecimals,
                static h => h.Harm?.Total),
            Row.Integer("harmRank", "", "Place in the order of harm over the whole run; 1 has most.", static h => h.Harm?.Rank),
            Row.Names("harmReasons", "What most of its harm comes from.", static h => h.Harm?.Reasons ?? []),
            Row.Text("basis", "What it rests on: tips, facts (warrants, seizures and what else the police found), other records, or several of them.",
                static h => h.Grading?.Basis),
            Row.Integer("handlingC", "", "Incidents that may be shared on conditions only: handling C.", static h => h.Grading?.Conditional),
            Row.Names("handling", "Handling codes and conditions as the rows have them; P, which has no conditions, is not listed.",
                static h => h.Grading?.Handling ?? []),
            .. HotspotShiftColumns.All,
            Row.Json("evidence", "What each method says for it.", static h => json => WriteEvidence(json, h.Evidence)),
        ])
    {
        HasBounds = true,
    };

    /// <summary>The layer of a run.</summary>
    public static Layer Of(ReleasedRun run) =>
        Schema.Of(run.Hotspots, new AreaGeometry([.. run.Hotspots.Select(static h => h.Outline)]), run.Hotspots.Count);

    private static long? OtherKinds(Hotspot hotspot) =>
        hotspot.Members.Length - hotspot.CountOf(IncidentKind.Tip) - hotspot.CountOf(IncidentKind.Warrant) - hotspot.CountOf(IncidentKind.Seizure);

    private static string? Word(Sureness? sure) => sure is null ? null : SurenessSentences.CodeOf(sure.Word);

    // A place that was asked of shuffled times was not looked for: no looks, not none.
    private static Sureness? Looked(Hotspot hotspot) => hotspot.Sureness is { P: null } sure ? sure : null;

    private static string[] NamesOf(IReadOnlyList<NameCount> counts) => [.. counts.Select(static c => c.Name)];

    // A point at sea off the grid has no reference; its metres say where it is.
    private static string? Reference(GridPoint point)
    {
        try
        {
            return GridReference.Format(point, ReferenceDigits);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static void WriteKinds(Utf8JsonWriter json, IReadOnlyList<NameCount> kinds)
    {
        json.WriteStartObject();
        foreach (NameCount kind in kinds)
            json.WriteNumber(kind.Name, kind.Count);
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, IReadOnlyList<MethodEvidence> evidence)
    {
        json.WriteStartObject();
        foreach (MethodEvidence entry in evidence)
        {
            json.WriteStartObject(entry.Method);
            foreach (Figure figure in entry.Figures)
            {
                if (double.IsFinite(figure.Value))
                    json.WriteNumber(figure.Name, figure.Value);
                else
                    json.WriteNull(figure.Name);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
