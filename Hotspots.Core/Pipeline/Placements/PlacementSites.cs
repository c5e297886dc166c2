using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Naming;
using Hotspots.Core.Placement;
using Hotspots.Core.Placement.Patrols;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Sites with their names and reasons. What is a site called, what is near it, why is it there, and what does its team's shift look
/// like?</summary>
internal sealed class PlacementSites(
    PlacementWish wish, RunResult? run, PlacementDemand demand, IReadOnlyList<SolvedPool> pools, PlacementStreets? streets = null)
{
    /// <summary>Farther than this from a hotspot a place is named from the nearest town, metres.</summary>
    private const double Near = 2_000;

    /// <summary>Hotspots whose outlines are looked at: the nearest centre's outline need not be the nearest.</summary>
    private const int Looked = 20;

    /// <summary>Places of one shift that are looked at: more than any shift of visits can hold.</summary>
    private const int MostPlaces = 120;

    /// <summary>Digits of a grid reference to 100 m.</summary>
    private const int Digits = 3;

    private readonly PlacementWeek? _week = wish.Week is { } week ? new PlacementWeek(week, run) : null;

    private readonly List<string> _withoutWay = [];

    /// <summary>Names of the places that no team of their pool has a way to, once the sites are described.</summary>
    public IReadOnlyList<string> WithoutWay => _withoutWay;

    /// <summary>All sites of all pools, numbered.</summary>
    public IReadOnlyList<TeamSite> Describe(CancellationToken cancellation)
    {
        var sites = new List<TeamSite>();
        foreach (SolvedPool pool in pools)
        {
            TeamPatrol?[] patrols = wish.PatrolHours is double hours
                ? Patrols(pool, hours, cancellation)
                : new TeamPatrol?[pool.Pool.Plan.Sites.Count];
            for (int k = 0; k < pool.Pool.Plan.Sites.Count; k++)
                sites.Add(Describe(pool, k, sites.Count + 1, patrols[k]));
        }
        return sites;
    }

    private TeamSite Describe(SolvedPool pool, int k, int number, TeamPatrol? patrol)
    {
        PlacedSite figures = pool.Pool.Plan.Sites[k];
        (Hotspot? nearest, double metres) = NearestHotspot(figures.Place);
        string given = pool.SiteNames[figures.Site];
        bool onMap = !wish.IsPlanar;
        return new TeamSite
        {
            Number = number,
            Pool = pool.Pool.Name,
            Area = AreaOf(pool, figures.Place),
            Figures = figures,
            Name = given.Length > 0 ? given : Name(figures.Place, nearest, metres),
            GridReference = onMap && NationalGrid.Domain.ContainsGrid(figures.Place.Easting, figures.Place.Northing)
                ? GridReference.Format(figures.Place, Digits)
                : "",
            NearestHotspot = nearest,
            HotspotMetres = metres,
            Why = PlacementWords.Why(figures, pool.Pool.Plan, k),
            Patrol = patrol,
        };
    }

    private string AreaOf(SolvedPool pool, GridPoint place)
    {
        string nearest = pool.Areas[0].Name;
        double least = double.PositiveInfinity;
        foreach (DemandArea area in pool.Areas.Count == 1 ? [] : pool.Areas)
        {
            foreach (int i in area.Demand)
            {
                double distance = demand.Points[i].DistanceTo(place);
                if (distance < least)
                    (nearest, least) = (area.Name, distance);
            }
        }
        return nearest;
    }

    private (Hotspot? Nearest, double Metres) NearestHotspot(GridPoint place)
    {
        if (run is null || run.Hotspots.Count == 0)
            return (null, 0);
        var at = new Point(place.Easting, place.Northing);
        Hotspot? nearest = null;
        double least = double.PositiveInfinity;
        foreach (Hotspot spot in run.Hotspots.OrderBy(spot => spot.Centre.DistanceTo(place)).ThenBy(static spot => spot.Rank).Take(Looked))
        {
            double metres = spot.Outline.Distance(at);
            if (metres < least)
                (nearest, least) = (spot, metres);
        }
        return (nearest, least);
    }

    private string Name(GridPoint place, Hotspot? nearest, double metres)
    {
        if (wish.IsPlanar)
            return string.Create(CultureInfo.InvariantCulture, $"{place.Easting:0.##}, {place.Northing:0.##}");
        // A hotspot without a street is itself named from a town's centre: "300 m W of 2 km N of" helps nobody.
        if (nearest is not null && metres <= Near && !nearest.Name.Contains("the centre of ", StringComparison.Ordinal))
        {
            string where = metres == 0
                ? "in"
                : string.Create(
                    CultureInfo.InvariantCulture, $"{Math.Max(10, Math.Round(metres / 10) * 10):0} m {Compass.Bearing(nearest.Centre, place)} of");
            return $"{where} {InWords(nearest.Name)} ({nearest.Area})";
        }
        return Gazetteer.Britain.NearestPlace(place, double.PositiveInfinity) is { } known
            ? Compass.FromCentre(known.Name, known.Centre, place)
            : place.ToString();
    }

    /// <summary>A hotspot's name behind "in" or "100 m N of": "Pier Avenue", "the hotspot near Pier Avenue".</summary>
    /// <param name="name">"Pier Avenue" or "Near Pier Avenue".</param>
    internal static string InWords(string name)
    {
        const string Beside = "Near ";
        return name.StartsWith(Beside, StringComparison.Ordinal) ? "the hotspot near " + name[Beside.Length..] : name;
    }

    /// <summary>One shift a team: each hotspot is visited by the nearest team of its pool.</summary>
    private TeamPatrol?[] Patrols(SolvedPool pool, double hours, CancellationToken cancellation)
    {
        IReadOnlyList<PlacedSite> sites = pool.Pool.Plan.Sites;
        var places = new List<PatrolStop>[sites.Count];
        for (int k = 0; k < places.Length; k++)
            places[k] = [];
        PatrolStop[] stops = [.. Stops(pool)];
        ITravel travel = PlacementReach.Minutes(wish, streets);
        // Straight lines in minutes may round two metres to one.
        var ways = new SiteWays(streets?.Minutes ?? (ITravel)StraightLineTravel.Metres, Array.ConvertAll(stops, static stop => stop.Place));
        double[] costs = new double[stops.Length], least = new double[stops.Length];
        var nearest = new int[stops.Length];
        Array.Fill(least, double.PositiveInfinity);
        for (int k = 0; k < sites.Count; k++)
        {
            ways.From(sites[k].Place, costs);
            for (int i = 0; i < stops.Length; i++)
            {
                if (costs[i] < least[i])
                    (least[i], nearest[i]) = (costs[i], k);
            }
        }
        for (int i = 0; i < stops.Length; i++)
        {
            if (double.IsFinite(least[i]))
                places[nearest[i]].Add(stops[i]);
            else
                _withoutWay.Add(stops[i].Name);
        }
        return [.. places.Select((own, k) => Shift(own, sites[k].Place, travel, hours, cancellation))];
    }

    private TeamPatrol? Shift(List<PatrolStop> stops, GridPoint home, ITravel travel, double hours, CancellationToken cancellation)
    {
        // The heaviest first; what a shift cannot hold anyway is not looked at.
        PatrolStop[] own = [.. stops.OrderByDescending(static p => p.Weight).ThenBy(static p => p.Place.Northing).ThenBy(static p => p.Place.Easting)
            .Take(MostPlaces)];
        travel = TravelTable.Of(travel, [home, .. own.Select(static p => p.Place)]);
        // Where not even one visit fits there is no shift, and nothing is wrong with the others.
        own = [.. own.Where(p => travel.Between(home, p.Place) + travel.Between(p.Place, home) + wish.VisitMinutes <= hours * 60)];
        if (own.Length == 0)
            return null;
        var points = new PointSet(
            [.. own.Select(static p => p.Place.Easting)], [.. own.Select(static p => p.Place.Northing)], [.. own.Select(static p => p.Weight)]);
        int[] hotspots = [.. own.Select(static p => p.Hotspot)];
        var request =
            new PatrolRequest
            {
                Places = points,
                Travel = travel,
                Hours = hours,
                VisitMinutes = wish.VisitMinutes,
                MostVisits = wish.MostVisits,
                Base = home,
            };
        PatrolPlan plan = PatrolPlanner.Plan(request, cancellation);
        return new TeamPatrol(points, [.. own.Select(static p => p.Name)], hotspots, plan)
        {
            Ways = streets?.Rounds(plan, points, home, travel) ?? PatrolWay.Straight(plan, points, home),
            Week = _week?.Of(request, hotspots, cancellation) ?? [],
        };
    }

    private IEnumerable<PatrolStop> Stops(SolvedPool pool)
    {
        var names = pool.Areas.Select(static area => area.Name).ToHashSet(StringComparer.Ordinal);
        if (run is not null)
            return run.Hotspots.Where(spot => names.Contains(spot.Area) && spot.Weight > 0).Select(
                spot => new PatrolStop(StopOf(spot), spot.Weight, spot.Name, spot.Rank));
        return pool.Pool.Demand.Where(i => demand.Points.WeightAt(i) > 0).Select(
            i => new PatrolStop(demand.Points[i], demand.Points.WeightAt(i), demand.Points[i].ToString(), 0));
    }

    // The centre of a hotspot may lie behind the houses; who is sent there stops at its nearest incident that is on a street.
    private GridPoint StopOf(Hotspot spot)
    {
        if (streets is null || streets.HasStreet(spot.Centre))
            return spot.Centre;
        PointSet points = run!.Read.Placed.Points;
        GridPoint[] near = [.. spot.Members.Select(i => points[i]).OrderBy(at => at.DistanceTo(spot.Centre)).ThenBy(static at => at.Northing)
            .ThenBy(static at => at.Easting)];
        int first = Array.FindIndex(near, streets.HasStreet);
        return first < 0 ? spot.Centre : near[first];
    }

    /// <summary>What a patrol may visit.</summary>
    private readonly record struct PatrolStop(GridPoint Place, double Weight, string Name, int Hotspot);
}
