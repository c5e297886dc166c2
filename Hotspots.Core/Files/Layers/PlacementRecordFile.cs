using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>How did this placement come about, and how good is it? The record beside its layers.</summary>
/// <remarks>Indented, with "\n" between lines on every system. Value and bound have nine decimals; gap and shares are written to the last bit.</remarks>
internal sealed class PlacementRecordFile : IPlacementWriter
{
    /// <summary>Name of the file.</summary>
    public const string Name = "placement.json";

    private const int SumDecimals = 9;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = GeoJsonText.Encoder };

    /// <inheritdoc/>
    public string FileName => Name;

    /// <inheritdoc/>
    public void Write(ReleasedPlacement placement, Stream stream, CancellationToken cancellation)
    {
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            WriteIdentity(json, placement.Record);
            WriteAnswer(json, placement);
            json.WriteStartArray("sites");
            foreach (TeamSite site in placement.Sites)
            {
                json.WriteStartObject();
                PlacementSiteLayer.WriteProperties(json, site, placement.Record);
                if (site.Patrol is { } patrol)
                    WritePatrol(json, patrol);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            WritePools(json, placement.Pools);
            WriteTexts(json, "notes", placement.Record.Notes);
            WriteTexts(json, "files", PlacementFormats.NamesOf(placement));
            json.WriteEndObject();
        }
        stream.Write("\n"u8);
    }

    private static void WriteIdentity(Utf8JsonWriter json, PlacementRecord record)
    {
        json.WriteString("runId", record.RunId);
        json.WriteString("version", record.Version);
        WriteTexts(json, "libraries", record.Libraries);
        json.WriteString("started", record.Started);
        json.WriteString("finished", record.Finished);
        json.WriteString("marking", record.Marking);
        json.WriteString("profile", record.Profile);
        json.WriteStartArray("inputs");
        foreach (InputFile input in record.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("name", input.Name);
            json.WriteNumber("bytes", input.Bytes);
            json.WriteString("sha256", input.Sha256);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteTexts(json, "choices", record.Choices);
    }

    private static void WriteAnswer(Utf8JsonWriter json, ReleasedPlacement placement)
    {
        PlacementRecord record = placement.Record;
        json.WriteNumber("teams", record.Teams);
        json.WriteString("objective", record.Objective.ToString().ToLowerInvariant());
        // Sums of many weights end in noise: 1081.8 is not to be written as 1081.7999999999997.
        json.WriteNumber("value", GeoJsonText.Rounded(record.Value, SumDecimals));
        json.WriteNumber("bound", GeoJsonText.Rounded(record.Bound, SumDecimals));
        json.WriteNumber("gap", record.Gap);
        json.WriteBoolean("provenOptimal", record.IsProvenOptimal);
        json.WriteNumber("totalWeight", GeoJsonText.Rounded(record.TotalWeight, SumDecimals));
        json.WriteNumber("coveredShare", record.CoveredShare);
        json.WriteNumber("meanDistance", record.MeanDistance);
        json.WriteNumber("worstDistance", record.WorstDistance);
        json.WriteString("unit", record.Unit);
        if (placement.ReachMetres is double reach)
            json.WriteNumber("reachMetres", GeoJsonText.Rounded(reach, 3));
        json.WriteNumber("demandPoints", record.DemandPoints);
        json.WriteNumber("candidates", record.Candidates);
        json.WriteStartObject("incidents");
        json.WriteNumber("count", placement.Served.Members.Length);
        json.WriteNumber("covered", placement.Served.Sites.Count(static site => site > 0));
        json.WriteNumber("coveredShare", placement.Served.CoveredShare);
        json.WriteEndObject();
        if (record.Target is { } target)
        {
            json.WriteStartObject("target");
            json.WriteNumber("share", target.Share);
            WriteWhole(json, "teams", target.Teams);
            WriteWhole(json, "atLeast", target.AtLeast);
            json.WriteEndObject();
        }
        json.WriteString("summary", record.Summary);
    }

    private static void WritePatrol(Utf8JsonWriter json, TeamPatrol patrol)
    {
        PatrolPlan plan = patrol.Plan;
        json.WriteStartObject("patrol");
        json.WriteNumber("shiftMinutes", GeoJsonText.Rounded(plan.ShiftMinutes, 3));
        json.WriteNumber("visitMinutes", GeoJsonText.Rounded(plan.VisitMinutes, 3));
        json.WriteNumber("travelMinutes", GeoJsonText.Rounded(plan.TravelMinutes, 3));
        json.WriteNumber("spareMinutes", GeoJsonText.Rounded(plan.SpareMinutes, 3));
        json.WriteNumber("travelBound", GeoJsonText.Rounded(plan.TravelBound, 3));
        json.WriteNumber("visitedShare", GeoJsonText.Rounded(plan.VisitedShare, 6));
        WriteVisits(json, patrol, plan);
        if (patrol.Week.Count > 0)
            WriteWeek(json, patrol);
        json.WriteEndObject();
    }

    private static void WriteWeek(Utf8JsonWriter json, TeamPatrol patrol)
    {
        json.WriteStartArray("week");
        foreach (PatrolDay day in patrol.Week)
        {
            json.WriteStartObject();
            json.WriteNumber("day", day.Number);
            if (day.Date is { } date)
                json.WriteString("date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("weekday", day.Weekday.ToString());
            json.WriteString("from", day.From);
            json.WriteString("until", day.Until);
            if (day.StartHour is not null)
                json.WriteString("shiftStart", day.ClockAndDay(0));
            json.WriteStartArray("control");
            foreach (int place in day.Control)
            {
                json.WriteStartObject();
                WritePlace(json, patrol, place);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("travelMinutes", GeoJsonText.Rounded(day.Plan?.TravelMinutes ?? 0, 3));
            WriteVisits(json, patrol, day.Plan);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteVisits(Utf8JsonWriter json, TeamPatrol patrol, PatrolPlan? plan)
    {
        json.WriteStartArray("visits");
        foreach (PatrolVisit visit in plan?.Visits ?? [])
        {
            json.WriteStartObject();
            WritePlace(json, patrol, visit.Place);
            json.WriteNumber("round", visit.Round + 1);
            json.WriteNumber("arrivalMinutes", GeoJsonText.Rounded(visit.Arrival, 1));
            json.WriteNumber("travelMinutes", GeoJsonText.Rounded(visit.TravelMinutes, 1));
            json.WriteNumber("easting", GeoJsonText.Rounded(patrol.Places.Eastings[visit.Place], 1));
            json.WriteNumber("northing", GeoJsonText.Rounded(patrol.Places.Northings[visit.Place], 1));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, TeamPatrol patrol, int place)
    {
        json.WriteString("place", patrol.Names[place]);
        json.WriteNumber("hotspot", patrol.Hotspots[place]);
    }

    private static void WritePools(Utf8JsonWriter json, IReadOnlyList<PlacementPool> pools)
    {
        json.WriteStartArray("pools");
        foreach (PlacementPool pool in pools)
        {
            json.WriteStartObject();
            json.WriteString("name", pool.Name);
            json.WriteNumber("teams", pool.Teams);
            json.WriteNumber("candidates", pool.Candidates);
            json.WriteNumber("value", GeoJsonText.Rounded(pool.Plan.Value, SumDecimals));
            json.WriteNumber("bound", GeoJsonText.Rounded(pool.Plan.Bound, SumDecimals));
            json.WriteNumber("gap", pool.Plan.Gap);
            json.WriteNumber("coveredShare", pool.Plan.CoveredShare);
            json.WriteString("end", JsonNamingPolicy.CamelCase.ConvertName(pool.Plan.End.ToString()));
            if (pool.Curve is { } curve)
                WriteCurve(json, curve);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCurve(Utf8JsonWriter json, CoverageCurve curve)
    {
        WriteWhole(json, "knee", curve.Knee);
        json.WriteStartArray("curve");
        foreach (CoverageStep step in curve.Steps)
        {
            json.WriteStartObject();
            json.WriteNumber("teams", step.Teams);
            json.WriteNumber("coveredShare", step.CoveredShare);
            json.WriteNumber("shareBound", step.ShareBound);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteWhole(Utf8JsonWriter json, string name, int? value)
    {
        if (value is int whole)
            json.WriteNumber(name, whole);
        else
            json.WriteNull(name);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> texts)
    {
        json.WriteStartObject(name);
        foreach ((string key, string value) in texts.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
