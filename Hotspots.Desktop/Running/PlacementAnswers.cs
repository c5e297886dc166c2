using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Desktop.Seam;

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
        return new PlacementAnswer
        {
            RunId = record.RunId,
            Version = found.Version,
            Objective = record.Objective.ToString().ToLowerInvariant(),
            Teams = record.Teams,
            Reach = found.Wish.ReachMinutes ?? result.ReachMetres,
            ReachMetres = result.ReachMetres,
            Unit = record.Unit == "min" ? PlacementReading.Minutes : record.Unit,
            Value = record.Value,
            Bound = record.Bound,
            Gap = record.Gap,
            Proven = record.IsProvenOptimal,
            Why = record.Summary,
            TotalWeight = record.TotalWeight,
            CoveredShare = record.CoveredShare,
            BestShare = coverage ? Math.Min(1, record.Bound / record.TotalWeight) : null,
            MeanDistance = record.MeanDistance,
            WorstDistance = record.WorstDistance,
            Candidates = record.Candidates,
            Sites = [.. result.Sites.Select(site => Of(site, record.TotalWeight, coverage))],
            Curve = [.. (curve?.Steps ?? []).Select(static step => new PlacementStepAnswer(step.Teams, step.CoveredShare, step.ShareBound))],
            Knee = curve?.Knee,
            TeamsForTarget = record.Target?.Teams,
            Patrol = PatrolOf(result.Sites, found),
            AtSea = result.AtSea,
            Warnings = result.Warnings,
            Notes = [.. record.Notes.Except(result.Warnings, StringComparer.Ordinal)],
            Milliseconds = found.Milliseconds,
        };
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
        foreach (TeamSite site in sites)
        {
            if (site.Patrol is not { } patrol)
                continue;
            travel += patrol.Plan.TravelMinutes;
            stay += patrol.Plan.VisitMinutes;
            spare += patrol.Plan.SpareMinutes;
            bound += patrol.Plan.TravelBound;
            double[] home = At(site.Figures.Place);
            foreach (IGrouping<int, PatrolVisit> round in patrol.Plan.Visits.GroupBy(static visit => visit.Round))
            {
                lines.Add([home, .. round.Select(visit => At(patrol.Places[visit.Place])), home]);
                visits.AddRange(round.Select(visit => new PlacementVisitAnswer(
                    site.Number, patrol.Hotspots[visit.Place], At(patrol.Places[visit.Place]), Math.Round(visit.Arrival, 1), visit.Round + 1)));
            }
        }
        if (lines.Count == 0)
            return null;
        double metresPerMinute = found.MetresPerMinute;
        return new PlacementPatrolAnswer
        {
            Visits = [.. visits],
            Line = [.. lines.SelectMany(static line => line)],
            Lines = [.. lines],
            TravelMinutes = Math.Round(travel, 1),
            VisitMinutes = Math.Round(stay, 1),
            SpareMinutes = Math.Round(spare, 1),
            LengthMetres = Math.Round(travel * metresPerMinute),
            BoundMetres = Math.Round(bound * metresPerMinute),
        };
    }

    private static double[] At(GridPoint place) => [Math.Round(place.Easting, 1), Math.Round(place.Northing, 1)];
}
