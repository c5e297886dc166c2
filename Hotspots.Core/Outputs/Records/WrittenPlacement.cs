using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Placement record as it is written: the names of its properties are those of the file.</summary>
internal sealed record WrittenPlacement
{
    // Sums of many weights end in noise: 1081.8 is not to be written as 1081.7999999999997.
    private const int SumDecimals = 9;

    public required string RunId { get; init; }
    public required string Version { get; init; }
    public required SortedDictionary<string, string> Libraries { get; init; }
    public required DateTimeOffset Started { get; init; }
    public required DateTimeOffset Finished { get; init; }
    public required string Marking { get; init; }
    public required string Profile { get; init; }
    public required IReadOnlyList<InputFile> Inputs { get; init; }
    public required SortedDictionary<string, string> Choices { get; init; }
    public RunScope? Shows { get; init; }
    public required int Teams { get; init; }
    public required string Objective { get; init; }
    public required double Value { get; init; }
    public required double Bound { get; init; }
    public required double Gap { get; init; }
    public required bool ProvenOptimal { get; init; }
    public required double TotalWeight { get; init; }
    public required double CoveredShare { get; init; }
    public required double MeanDistance { get; init; }
    public required double WorstDistance { get; init; }
    public required string Unit { get; init; }
    public double? ReachMetres { get; init; }

    /// <summary>Left out where ways are straight lines.</summary>
    public WrittenStreets? Streets { get; init; }

    public required int DemandPoints { get; init; }
    public required int Candidates { get; init; }
    public required WrittenService Incidents { get; init; }
    public WrittenTarget? Target { get; init; }
    public required string Summary { get; init; }
    public required IReadOnlyList<WrittenSite> Sites { get; init; }
    public required IReadOnlyList<WrittenPool> Pools { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The record of a placement.</summary>
    public static WrittenPlacement Of(ReleasedPlacement placement, IReadOnlyList<string> files)
    {
        PlacementRecord record = placement.Record;
        return new WrittenPlacement
        {
            RunId = record.RunId,
            Version = record.Version,
            Libraries = RecordText.Ordered(record.Libraries),
            Started = record.Started,
            Finished = record.Finished,
            Marking = record.Marking,
            Profile = record.Profile,
            Inputs = record.Inputs,
            Choices = RecordText.Ordered(record.Choices),
            Shows = record.Shows,
            Teams = record.Teams,
            Objective = record.Objective.ToString().ToLowerInvariant(),
            Value = Sum(record.Value),
            Bound = Sum(record.Bound),
            Gap = record.Gap,
            ProvenOptimal = record.IsProvenOptimal,
            TotalWeight = Sum(record.TotalWeight),
            CoveredShare = record.CoveredShare,
            MeanDistance = record.MeanDistance,
            WorstDistance = record.WorstDistance,
            Unit = record.Unit,
            ReachMetres = placement.ReachMetres is double reach ? LayerValue.Round(reach, 3) : null,
            Streets = placement.Streets is { } streets
                ? new WrittenStreets(streets.By.ToString().ToLowerInvariant(), streets.Limit, streets.StraightShare) : null,
            DemandPoints = record.DemandPoints,
            Candidates = record.Candidates,
            Incidents = new WrittenService(placement.Served.Members.Length, placement.Served.Sites.Count(static site =>
                site > 0), placement.Served.CoveredShare),
            Target = record.Target is { } target ? new WrittenTarget(target.Share, target.Teams, target.AtLeast) : null,
            Summary = record.Summary,
            Sites = [.. RecordedSite.Of(placement).Select(static site => new WrittenSite(site))],
            Pools = [.. placement.Pools.Select(WrittenPool.Of)],
            Notes = record.Notes,
            Files = files,
        };
    }

    /// <summary>A sum without the noise of its last bits.</summary>
    public static double Sum(double value) => LayerValue.Round(value, SumDecimals);
}

/// <summary>A site: what its layer says of it, and its shift.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record WrittenSite(RecordedSite Site)
{
    internal sealed class Converter : JsonConverter<WrittenSite>
    {
        public override WrittenSite Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, WrittenSite value, JsonSerializerOptions options) =>
            PlacementRecordJson.Write(value.Site, writer);
    }
}

/// <summary>Ways along streets, and what straight lines from the same places said.</summary>
internal sealed record WrittenStreets(string By, double? Reach, double? StraightShare);

/// <summary>How many incidents are served.</summary>
internal sealed record WrittenService(int Count, int Covered, double CoveredShare);

/// <summary>Teams for a wished share; what is not known is written as null.</summary>
internal sealed record WrittenTarget(
    double Share, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Teams,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? AtLeast);

/// <summary>A pool of teams, with what fewer and more would cover.</summary>
internal sealed record WrittenPool
{
    public required string Name { get; init; }
    public required int Teams { get; init; }
    public required int Candidates { get; init; }
    public required double Value { get; init; }
    public required double Bound { get; init; }
    public required double Gap { get; init; }
    public required double CoveredShare { get; init; }
    public required string End { get; init; }

    /// <summary>Null where no curve was asked for, and written as null where it has no knee.</summary>
    public JsonElement? Knee { get; init; }

    public IReadOnlyList<CoverageStep>? Curve { get; init; }

    /// <summary>The record of a pool.</summary>
    public static WrittenPool Of(PlacementPool pool) => new()
    {
        Name = pool.Name,
        Teams = pool.Teams,
        Candidates = pool.Candidates,
        Value = WrittenPlacement.Sum(pool.Plan.Value),
        Bound = WrittenPlacement.Sum(pool.Plan.Bound),
        Gap = pool.Plan.Gap,
        CoveredShare = pool.Plan.CoveredShare,
        End = JsonNamingPolicy.CamelCase.ConvertName(pool.Plan.End.ToString()),
        Knee = pool.Curve is { } curve ? JsonElement.Parse(curve.Knee?.ToString(CultureInfo.InvariantCulture) ?? "null") : null,
        Curve = pool.Curve?.Steps,
    };
}

/// <summary>A team's shift.</summary>
internal sealed record WrittenPatrol
{
    public required double ShiftMinutes { get; init; }
    public required double VisitMinutes { get; init; }
    public required double TravelMinutes { get; init; }
    public required double SpareMinutes { get; init; }
    public required double TravelBound { get; init; }
    public required double VisitedShare { get; init; }
    public required IReadOnlyList<WrittenVisit> Visits { get; init; }
    public IReadOnlyList<WrittenDay>? Week { get; init; }

    /// <summary>The record of a shift.</summary>
    public static WrittenPatrol Of(TeamPatrol patrol) => new()
    {
        ShiftMinutes = LayerValue.Round(patrol.Plan.ShiftMinutes, 3),
        VisitMinutes = LayerValue.Round(patrol.Plan.VisitMinutes, 3),
        TravelMinutes = LayerValue.Round(patrol.Plan.TravelMinutes, 3),
        SpareMinutes = LayerValue.Round(patrol.Plan.SpareMinutes, 3),
        TravelBound = LayerValue.Round(patrol.Plan.TravelBound, 3),
        VisitedShare = LayerValue.Round(patrol.Plan.VisitedShare, 6),
        Visits = WrittenVisit.Of(patrol, patrol.Plan),
        Week = patrol.Week.Count == 0 ? null : [.. patrol.Week.Select(day => WrittenDay.Of(patrol, day))],
    };
}

/// <summary>A day of a team's week.</summary>
internal sealed record WrittenDay
{
    public required int Day { get; init; }
    public string? Date { get; init; }
    public required string Weekday { get; init; }
    public required string From { get; init; }
    public required string Until { get; init; }
    public string? ShiftStart { get; init; }
    public required IReadOnlyList<WrittenPlace> Control { get; init; }
    public required double TravelMinutes { get; init; }
    public required IReadOnlyList<WrittenVisit> Visits { get; init; }

    /// <summary>The record of a day.</summary>
    public static WrittenDay Of(TeamPatrol patrol, PatrolDay day) => new()
    {
        Day = day.Number,
        Date = day.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Weekday = day.Weekday.ToString(),
        From = day.From,
        Until = day.Until,
        ShiftStart = day.StartHour is null ? null : day.ClockAndDay(0),
        Control = [.. day.Control.Select(place => new WrittenPlace(patrol.Names[place], patrol.Hotspots[place]))],
        TravelMinutes = LayerValue.Round(day.Plan?.TravelMinutes ?? 0, 3),
        Visits = WrittenVisit.Of(patrol, day.Plan),
    };
}

/// <summary>A place that is left alone on purpose.</summary>
internal sealed record WrittenPlace(string Place, int Hotspot);

/// <summary>A visit.</summary>
internal sealed record WrittenVisit(string Place, int Hotspot, int Round, double ArrivalMinutes, double TravelMinutes, double Easting,
    double Northing)
{
    /// <summary>The record of the visits of a shift.</summary>
    public static IReadOnlyList<WrittenVisit> Of(TeamPatrol patrol, PatrolPlan? plan) =>
    [
        .. (plan?.Visits ?? []).Select(visit => new WrittenVisit(
            patrol.Names[visit.Place], patrol.Hotspots[visit.Place], visit.Round + 1, LayerValue.Round(visit.Arrival, 1),
                LayerValue.Round(visit.TravelMinutes, 1),
            LayerValue.Round(patrol.Places.Eastings[visit.Place], 1), LayerValue.Round(patrol.Places.Northings[visit.Place], 1))),
    ];
}
