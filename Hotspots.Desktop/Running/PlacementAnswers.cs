using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Desktop.Seam;
using NetTopologySuite.Geometries;

namespace Hotspots.Desktop.Running;

/// <summary>How are placed teams told to a page?</summary>
internal static class PlacementAnswers
{
    public static PlacementAnswer Of(PlacementFound found)
    {
        PlacementResult result = found.Result;
        PlacementRecord record = result.Record;
        // Of teams that each belong to a town there is no one curve.
        CoverageCurve? curve = result.Pools.Count == 1 ? result.Pools[0].Curve : null;
        bool coverage = record.Objective == PlacementObjective.Coverage;
        // A mean of nothing is no way of 0 m.
        bool hasWays = Array.Exists(result.Served.Distances, double.IsFinite);
        string? said = result.Streets is null ? null : PlacementWords.Along(result.Streets, record);
        return new PlacementAnswer
        {
            RunId = record.RunId,
            Version = found.Version,
            Objective = record.Objective.ToString().ToLowerInvariant(),
            Teams = record.Teams,
            Reach = result.Streets is { } along ? along.Limit : found.Wish.ReachMinutes ?? result.ReachMetres,
            ReachMetres = result.ReachMetres,
            Streets = result.Streets is { } streets ? Of(streets, found) : null,
            Unit = record.Unit == "min" ? PlacementReading.Minutes : record.Unit,
            Value = record.Value,
            Bound = record.Bound,
            Gap = record.Gap,
            Proven = record.IsProvenOptimal,
            Why = record.Summary,
            TotalWeight = record.TotalWeight,
            CoveredShare = record.CoveredShare,
            BestShare = coverage ? Math.Min(1, record.Bound / record.TotalWeight) : null,
            MeanDistance = hasWays ? record.MeanDistance : null,
            WorstDistance = hasWays ? record.WorstDistance : null,
            Candidates = record.Candidates,
            Sites = [.. result.Sites.Select(site => Of(site, record.TotalWeight, coverage))],
            Curve = [.. (curve?.Steps ?? []).Select(static step => new PlacementStepAnswer(step.Teams, step.CoveredShare, step.ShareBound))],
            Knee = curve?.Knee,
            TeamsForTarget = record.Target?.Teams,
            Patrol = PatrolOf(result.Sites, found),
            AtSea = result.AtSea,
            Warnings = result.Warnings,
            Notes = [.. record.Notes.Except([.. result.Warnings, said ?? ""], StringComparer.Ordinal)],
            Milliseconds = found.Milliseconds,
        };
    }

    private static PlacementStreetsAnswer Of(StreetPlacement streets, PlacementFound found) => new()
    {
        By = PlacementParameters.By.Choices[(int)streets.By].Name,
        Words = streets.Words,
        Said = PlacementWords.Along(streets, found.Result.Record),
        File = Path.GetFileName(found.Wish.StreetsFile) ?? "",
        Attribution = streets.Attribution,
        Reaches = [.. streets.Reaches.Select(static ground => Rings(ground).ToArray())],
        WithoutWay = found.Result.Served.Distances.Count(double.IsPositiveInfinity),
    };

    private static IEnumerable<double[]> Rings(Geometry ground)
    {
        for (int i = 0; i < ground.NumGeometries; i++)
        {
            if (ground.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon)
                continue;
            foreach (LineString ring in (IEnumerable<LineString>)[polygon.ExteriorRing, .. polygon.InteriorRings])
                yield return [.. ring.Coordinates.SelectMany(static at => new[] { Math.Round(at.X, 1), Math.Round(at.Y, 1) })];
        }
    }

    private static PlacementSiteAnswer Of(TeamSite site, double total, bool coverage) => new()
    {
        Number = site.Number,
        At = At(site.Figures.Place),
        Locked = site.Figures.IsFixed,
        Name = site.Name,
        GridReference = site.GridReference,
        Area = site.Area,
        Covered = site.Figures.WeightInReach,
        Gain = site.Figures.Gain,
        GainShare = coverage ? site.Figures.Gain / total : null,
        NearestHotspot = site.NearestHotspot?.Rank,
        NearestHotspotMetres = site.NearestHotspot is null ? null : Math.Round(site.HotspotMetres),
        Why = site.Why,
    };

    private static PlacementPatrolAnswer? PatrolOf(IReadOnlyList<TeamSite> sites, PlacementFound found)
    {
        List<PlacementVisitAnswer> visits = [];
        List<double[][]> lines = [];
        double travel = 0, stay = 0, spare = 0, bound = 0;
        double? metres = 0;
        foreach (TeamSite site in sites)
        {
            if (site.Patrol is not { } patrol)
                continue;
            travel += patrol.Plan.TravelMinutes;
            stay += patrol.Plan.VisitMinutes;
            spare += patrol.Plan.SpareMinutes;
            bound += patrol.Plan.TravelBound;
            foreach (PatrolWay way in patrol.Ways)
            {
                metres += way.Metres;
                lines.Add([.. way.Line.Select(At)]);
                visits.AddRange(way.Visits.Select(visit => new PlacementVisitAnswer(
                    site.Number, patrol.Hotspots[visit.Place], At(patrol.Places[visit.Place]), Math.Round(visit.Arrival, 1), visit.Round + 1)));
            }
        }
        if (lines.Count == 0)
            return null;
        // Along streets each has a speed of its own: what no order is shorter than is known in minutes, and put in metres in proportion.
        double length = metres ?? travel * found.MetresPerMinute;
        return new PlacementPatrolAnswer
        {
            Visits = [.. visits],
            Line = [.. lines.SelectMany(static line => line)],
            Lines = [.. lines],
            TravelMinutes = Math.Round(travel, 1),
            VisitMinutes = Math.Round(stay, 1),
            SpareMinutes = Math.Round(spare, 1),
            LengthMetres = Math.Round(length),
            BoundMetres = Math.Round(travel > 0 ? length * (bound / travel) : 0),
        };
    }

    private static double[] At(GridPoint place) => [Math.Round(place.Easting, 1), Math.Round(place.Northing, 1)];
}
