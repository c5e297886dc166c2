using System.Text.Json;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>Where are the hotspots? Their outlines as polygons, with what is known of each.</summary>
internal sealed class HotspotLayer : ILayerWriter
{
    /// <summary>Digits of a share: a hundredth of a per cent.</summary>
    internal const int ShareDecimals = 4;

    /// <summary>Digits of a ratio.</summary>
    internal const int ExcessDecimals = 2;

    /// <inheritdoc/>
    public string FileName => "hotspots.geojson";

    /// <inheritdoc/>
    public void Write(ReleasedRun run, Stream stream, CancellationToken cancellation)
    {
        IReadOnlyList<Hotspot> hotspots = run.Hotspots;
        var outlines = new GeoJsonGeometry[hotspots.Count];
        Parallel.For(0, outlines.Length, i => outlines[i] = new GeoJsonGeometry(hotspots[i].Outline));
        GeoBounds bounds = GeoBounds.Empty;
        foreach (GeoJsonGeometry outline in outlines)
            bounds.Add(outline.Bounds);
        FeatureCollectionWriter.Write(
            stream, run.Stamp, bounds, hotspots.Count, (json, i) => WriteFeature(json, hotspots[i], outlines[i]), cancellation);
    }

    private static void WriteFeature(Utf8JsonWriter json, Hotspot hotspot, GeoJsonGeometry outline)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        outline.Bounds.Write(json);
        json.WritePropertyName("geometry"u8);
        outline.Write(json);
        json.WriteStartObject("properties"u8);
        json.WriteNumber("rank"u8, hotspot.Rank);
        if (hotspot.RankByDensity is int byDensity)
            json.WriteNumber("rankByDensity"u8, byDensity);
        else
            json.WriteNull("rankByDensity"u8);
        json.WriteString("name"u8, hotspot.Name);
        json.WriteString("area"u8, hotspot.Area);
        json.WriteString("method"u8, hotspot.Method);
        json.WriteNumber("incidents"u8, hotspot.Members.Length);
        json.WriteNumber("tips"u8, hotspot.CountOf(IncidentKind.Tip));
        json.WriteNumber("warrants"u8, hotspot.CountOf(IncidentKind.Warrant));
        json.WriteNumber("seizures"u8, hotspot.CountOf(IncidentKind.Seizure));
        json.WriteNumber("weight"u8, GeoJsonText.Rounded(hotspot.Weight, 6));
        // A millionth of a km² is a square metre: finer than any outline is known.
        json.WriteNumber("areaKm2"u8, GeoJsonText.Rounded(hotspot.AreaKm2, 6));
        WriteDensity(json, "perKm2"u8, hotspot.PerKm2);
        WriteTime(json, "first"u8, hotspot.First);
        WriteTime(json, "last"u8, hotspot.Last);
        json.WriteNumber("centreEasting"u8, GeoJsonText.Rounded(hotspot.Centre.Easting, 1));
        json.WriteNumber("centreNorthing"u8, GeoJsonText.Rounded(hotspot.Centre.Northing, 1));
        WriteNames(json, "operations"u8, hotspot.Operations);
        WriteNames(json, "lines"u8, hotspot.Lines);
        WriteDensity(json, "weightPerKm2"u8, hotspot.WeightPerKm2);
        json.WriteStartObject("kinds"u8);
        foreach (NameCount kind in hotspot.Kinds)
            json.WriteNumber(kind.Name, kind.Count);
        json.WriteEndObject();
        if (hotspot.BusiestWeekday is DayOfWeek weekday)
            json.WriteString("busiestWeekday"u8, weekday.ToString());
        else
            json.WriteNull("busiestWeekday"u8);
        if (hotspot.BusiestHour is int hour)
            json.WriteNumber("busiestHour"u8, hour);
        else
            json.WriteNull("busiestHour"u8);
        json.WriteNumber("cluster"u8, hotspot.Cluster);
        json.WriteBoolean("onePoint"u8, hotspot.IsOnePoint);
        json.WriteStartArray("methods"u8);
        foreach (string method in hotspot.Methods)
            json.WriteStringValue(method);
        json.WriteEndArray();
        WriteSureness(json, hotspot.Sureness);
        json.WriteStartObject("evidence"u8);
        foreach (MethodEvidence evidence in hotspot.Evidence)
            WriteEvidence(json, evidence);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSureness(Utf8JsonWriter json, Sureness? sure)
    {
        json.WriteString("sureness"u8, sure is null ? null : SurenessSentences.CodeOf(sure.Word));
        json.WriteString("tooLittle"u8, sure is null ? null : SurenessSentences.CodeOf(sure.TooLittle));
        WriteNumber(json, "looks"u8, sure is { P: null } ? sure.Looks : null, 0);
        WriteNumber(json, "repeats"u8, sure is { P: null } ? sure.Repeats : null, 0);
        WriteNumber(json, "chanceP"u8, sure?.P, ShareDecimals);
        ExpectedShare? expected = sure?.Expected;
        WriteNumber(json, "shareNow"u8, expected?.Now, ShareDecimals);
        WriteNumber(json, "shareNext"u8, expected?.Share, ShareDecimals);
        WriteNumber(json, "shareNextFrom"u8, expected?.From, ShareDecimals);
        WriteNumber(json, "shareNextTo"u8, expected?.To, ShareDecimals);
        Excess? excess = sure?.Excess;
        json.WriteString("excessOver"u8, excess is null ? null : SurenessSentences.CodeOf(excess.Measure));
        WriteNumber(json, "excess"u8, excess?.Times, ExcessDecimals);
        WriteNumber(json, "excessFrom"u8, excess?.From, ExcessDecimals);
        WriteNumber(json, "excessTo"u8, excess?.To, ExcessDecimals);
        WriteNumber(json, "excessQ"u8, excess is null ? null : GeoJsonText.ShortChance(excess.Q), null);
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value, int? decimals)
    {
        if (value is double known)
            json.WriteNumber(name, decimals is int digits ? GeoJsonText.Rounded(known, digits) : known);
        else
            json.WriteNull(name);
    }

    private static void WriteEvidence(Utf8JsonWriter json, MethodEvidence evidence)
    {
        json.WriteStartObject(evidence.Method);
        foreach (Figure figure in evidence.Figures)
        {
            if (double.IsFinite(figure.Value))
                json.WriteNumber(figure.Name, figure.Value);
            else
                json.WriteNull(figure.Name);
        }
        json.WriteEndObject();
    }

    private static void WriteDensity(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? density)
    {
        if (density is double known)
            json.WriteNumber(name, GeoJsonText.Rounded(known, 2));
        else
            json.WriteNull(name);
    }

    private static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, IncidentTime time)
    {
        if (time.IsKnown)
            json.WriteString(name, LondonTime.ToIso(time));
        else
            json.WriteNull(name);
    }

    private static void WriteNames(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<NameCount> names)
    {
        json.WriteStartArray(name);
        foreach (NameCount entry in names)
            json.WriteStringValue(entry.Name);
        json.WriteEndArray();
    }
}
