using System.Globalization;
using Hotspots.Core.Files.Roads;
using Hotspots.Core.Geography.Roads;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Roads;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Streets of a placement: the network that teams travel, and what is to be said of it.</summary>
internal sealed class PlacementStreets
{
    /// <summary>Streets are read this far round the demand at least, metres: a way may lead round.</summary>
    private const double LeastRound = 5_000;

    /// <summary>
    /// The box of what is read ends at whole multiples of so many metres: a filter that leaves out a few incidents, or a reach that is a little
    /// longer, is then answered from the same streets.
    /// </summary>
    private const double BoxStep = 5_000;

    private readonly PlacementWish _wish;
    private readonly SpeedTable _speeds;

    private PlacementStreets(PlacementWish wish, StreetMap map, StreetNetwork network, SpeedTable speeds)
    {
        (_wish, Map, _speeds) = (wish, map, speeds);
        Metres = StreetTravel.Metres(network);
        Minutes = StreetTravel.Minutes(network, speeds);
    }

    /// <summary>The map.</summary>
    public StreetMap Map { get; }

    /// <summary>Shortest ways.</summary>
    public StreetTravel Metres { get; }

    /// <summary>Quickest ways.</summary>
    public StreetTravel Minutes { get; }

    /// <summary>Speeds of the user's own, for the record; null for the usual.</summary>
    public SpeedFile? OwnSpeeds { get; private init; }

    /// <summary>Makes the network that a wish is about; null where it is about straight lines.</summary>
    /// <exception cref="ArgumentException">The streets cannot be read, or have nothing to do with the demand.</exception>
    public static PlacementStreets? Of(
        PlacementWish wish, PlacementDemand demand, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        if (!wish.HasStreets)
            return null;
        double reach = wish.Reach ?? (wish.ReachMinutes is double minutes ? minutes * 1000 : PlacementWish.DefaultReach);
        GridBox box = BoxRound(demand.Points, Math.Max(LeastRound, 2 * reach));
        // A mean or a longest way needs a way from everywhere to everywhere.
        bool isOne = wish.Objective != PlacementObjective.Coverage;
        (StreetMap map, StreetNetwork network) = Find(wish, box, isOne, progress, cancellation);
        if (network.Edges.Count == 0)
            throw new ArgumentException(
                $"The streets have none that can be travelled {WordsOf(wish.By)} near these incidents: choose the file of the county they lie in.");
        SpeedFile? own = wish.SpeedsFile is { } path ? SpeedFile.Read(path) : null;
        SpeedTable speeds = SpeedTable.Of(wish.By);
        return new PlacementStreets(wish, map, network, own is null ? speeds : speeds.With(own.Speeds)) { OwnSpeeds = own };
    }

    /// <summary>"by car", "on foot".</summary>
    public static string WordsOf(TravelProfile by) => by == TravelProfile.Car ? "by car" : "on foot";

    /// <summary>How minutes are made of metres, for the record.</summary>
    public string SpeedWords => string.Join(
        ", ", Enum.GetValues<RoadClass>().Where(IsTravelled)
            .Select(road => string.Create(CultureInfo.InvariantCulture, $"{SpeedFile.NameOf(road)} {_speeds[road]}")));

    /// <summary>Is a place on a street?</summary>
    public bool HasStreet(GridPoint place) => Metres.Network.Snap(place) is not null;

    /// <summary>Candidates moved to the nearest street, each place once; those with none near are left out.</summary>
    /// <param name="candidates">On a lattice.</param>
    /// <param name="most">Metres to move at most.</param>
    public PointSet OnStreets(PointSet candidates, double most)
    {
        var seen = new HashSet<GridPoint>();
        var kept = new List<GridPoint>();
        for (int i = 0; i < candidates.Count; i++)
        {
            if (Metres.Network.Snap(candidates[i], most) is { } at && Metres.Network.PlaceOf(at) is var place && seen.Add(place))
                kept.Add(place);
        }
        return new PointSet([.. kept.Select(static at => at.Easting)], [.. kept.Select(static at => at.Northing)]);
    }

    /// <summary>The rounds of a shift as lines along the streets: the quickest way from stop to stop.</summary>
    /// <param name="plan">The shift.</param>
    /// <param name="places">What is visited.</param>
    /// <param name="home">The team's site.</param>
    /// <param name="costs">Minutes between any two of these.</param>
    public IReadOnlyList<PatrolWay> Rounds(PatrolPlan plan, PointSet places, GridPoint home, ITravel costs)
    {
        var known = new Dictionary<(GridPoint From, GridPoint To), StreetWay>();
        return PatrolWay.Of(plan, places, home, (from, to) =>
        {
            if (!known.TryGetValue((from, to), out StreetWay? way))
            {
                way = StreetWay.Of(Minutes, from, to, costs.Between(from, to))
                    ?? throw new InvalidOperationException("A round was planned along a way that is none.");
                known.Add((from, to), way);
            }
            return (way.Line, way.Metres);
        });
    }

    /// <summary>What is said of a placement along streets.</summary>
    public StreetPlacement Describe(PlacementReach reach, IReadOnlyList<SolvedPool> pools, PlacementDemand demand) => new()
    {
        By = _wish.By,
        Limit = reach.Limit,
        StraightShare = reach.Limit is null ? null : StraightShare(reach, pools, demand),
        Reaches = reach is { Limit: double most, Travel: StreetTravel travel }
            ? [.. pools.SelectMany(static pool => pool.Pool.Plan.Sites).Select(site => StreetIsochrone.Of(travel, site.Place, most))]
            : [],
        StraightWords = StraightWords(reach),
        Attribution = Map.Attribution,
        Words = (reach.Limit is double limit ? PlacementWords.Length(limit, reach.Travel.Unit) + " along streets, " : "along streets, ")
            + WordsOf(_wish.By),
    };

    /// <summary>What the streets left out, each one sentence.</summary>
    /// <param name="pools">The plans.</param>
    /// <param name="demand">The demand and its incidents.</param>
    /// <param name="served">Which incidents are served.</param>
    /// <param name="unvisited">Names of the places that no round can get to.</param>
    public IEnumerable<string> Warnings(
        IReadOnlyList<SolvedPool> pools, PlacementDemand demand, ServedIncidents served, IReadOnlyList<string> unvisited)
    {
        const int Named = 3;
        if (unvisited.Count > 0)
        {
            string more = unvisited.Count > Named ? Say($" and {unvisited.Count - Named:N0} more") : "";
            yield return Say($"{unvisited.Count:N0} of the places to visit {(unvisited.Count == 1 ? "has" : "have")} no way to a team along the ")
                + $"streets of the file, and no round goes there: {string.Join(", ", unvisited.Take(Named))}{more}.";
        }
        int[] without = [.. Enumerable.Range(0, served.Members.Length).Where(k => double.IsPositiveInfinity(served.Distances[k]))];
        if (without.Length > 0)
        {
            int far = without.Count(k => !HasStreet(demand.Incidents[served.Members[k]]));
            yield return Say($"{without.Length:N0} of {served.Members.Length:N0} {(demand.Areas[0].Area is null ? "points" : "incidents")} ")
                + Say($"{(without.Length == 1 ? "has" : "have")} no way to a team along the streets of the file")
                + (far == 0 ? "" : Say($"{(far == without.Length ? "" : Say($", {far:N0} of them"))} because no street that joins the others is "))
                + (far == 0 ? "" : Say($"within {StreetPlace.MostMetres} m"))
                + Say($": no team is said to reach {(without.Length == 1 ? "it" : "them")}.");
        }
        PlacedSite[] idle = [.. pools.SelectMany(static pool => pool.Pool.Plan.Sites).Where(site => !HasStreet(site.Place))];
        if (idle.Length > 0)
        {
            yield return Say($"{idle.Length:N0} of the teams stand farther than {StreetPlace.MostMetres} m from any street, and reach nothing: ")
                + "put them nearer to one.";
        }
    }

    private static (StreetMap Map, StreetNetwork Network) Find(
        PlacementWish wish, GridBox box, bool isOne, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        if (wish.Streets is null && wish.StreetMemory is { } memory)
            return memory.Find(wish.StreetsFile ?? Found(wish), box, wish.By, isOne, progress, cancellation);
        StreetMap map = wish.Streets ?? StreetMemory.Read(wish.StreetsFile ?? Found(wish), box, progress, cancellation);
        return (map, StreetMemory.NetworkOf(map, wish.By, isOne));
    }

    private static string Found(PlacementWish wish) =>
        StreetFiles.Find([.. wish.Run?.Files ?? [], .. wish.DemandFile is { } points ? [points] : Array.Empty<string>()])
            ?? throw new ArgumentException(
                $"There is no pack of streets ({StreetFiles.PackEnding}) beside the incidents or in the folder streets beside the program: "
                    + "name a file of streets with ⟨streets⟩.");

    // ", at 30 km/h with a detour factor of 1.3,"; blank for metres.
    private string StraightWords(PlacementReach reach) => reach.Travel.Unit == "m" ? ""
        : Say($", at {StraightSpeed} km/h with a detour factor of {PlacementWish.DefaultDetour},");

    private double StraightSpeed => _wish.By == TravelProfile.Car ? PlacementWish.DefaultSpeed : SpeedTable.WalkingSpeed;

    private double StraightShare(PlacementReach reach, IReadOnlyList<SolvedPool> pools, PlacementDemand demand)
    {
        StraightLineTravel straight = reach.Travel.Unit == "m" ? StraightLineTravel.Metres
            : StraightLineTravel.Minutes(StraightSpeed, PlacementWish.DefaultDetour);
        double total = 0, covered = 0;
        foreach (SolvedPool pool in pools)
        {
            foreach (int i in pool.Pool.Demand)
            {
                double weight = demand.Points.WeightAt(i);
                total += weight;
                if (pool.Pool.Plan.Sites.Any(site => straight.Between(site.Place, demand.Points[i]) <= reach.Limit))
                    covered += weight;
            }
        }
        return total > 0 ? covered / total : 0;
    }

    private bool IsTravelled(RoadClass road) => _wish.By == TravelProfile.Car
        ? road <= RoadClass.Service || road == RoadClass.Track : road != RoadClass.Motorway;

    private static GridBox BoxRound(PointSet points, double metres)
    {
        GridBox box = GridBox.Around(points.Eastings, points.Northings);
        return new GridBox(Down(box.West - metres), Down(box.South - metres), Up(box.East + metres), Up(box.North + metres));

        static double Down(double at) => Math.Floor(at / BoxStep) * BoxStep;

        static double Up(double at) => Math.Ceiling(at / BoxStep) * BoxStep;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
