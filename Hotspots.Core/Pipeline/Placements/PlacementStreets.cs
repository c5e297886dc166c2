using System.Globalization;
using Hotspots.Core.Files.Roads;
using Hotspots.Core.Geography.Roads;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Streets of a placement: the network that teams travel, and what is to be said of it.</summary>
internal sealed class PlacementStreets
{
    /// <summary>Streets are read this far round the demand at least, metres: a way may lead round.</summary>
    private const double LeastRound = 5_000;

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
    public static PlacementStreets? Of(PlacementWish wish, PlacementDemand demand, CancellationToken cancellation)
    {
        if (!wish.HasStreets)
            return null;
        double reach = wish.Reach ?? (wish.ReachMinutes is double minutes ? minutes * 1000 : PlacementWish.DefaultReach);
        GridBox box = BoxRound(demand.Points, Math.Max(LeastRound, 2 * reach));
        var reading = new StreetReading { Box = box, HasGround = false };
        StreetMap map = wish.Streets ?? StreetFiles.Read([wish.StreetsFile ?? Found(wish)], reading, null, cancellation);
        // A mean or a longest way needs a way from everywhere to everywhere.
        bool isOne = wish.Objective != PlacementObjective.Coverage;
        var network = StreetNetwork.Of(map.Roads, wish.By).Joined(isOne);
        if (network.Edges.Count == 0)
            throw new ArgumentException(
                $"The streets have none that can be travelled {WordsOf(wish.By)} near these incidents: name the file of the county they lie in.");
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

    /// <summary>What is said of a placement along streets.</summary>
    public StreetPlacement Describe(PlacementReach reach, IReadOnlyList<SolvedPool> pools, PlacementDemand demand) => new()
    {
        By = _wish.By,
        Limit = reach.Limit,
        StraightShare = reach.Limit is null ? null : StraightShare(reach, pools, demand),
        Reaches = reach is { Limit: double most, Travel: StreetTravel travel }
            ? [.. pools.SelectMany(static pool => pool.Pool.Plan.Sites).Select(site => StreetIsochrone.Of(travel, site.Place, most))]
            : [],
        Words = (reach.Limit is double limit ? PlacementWords.Length(limit, reach.Travel.Unit) + " along streets, " : "along streets, ")
            + WordsOf(_wish.By),
    };

    /// <summary>What the streets left out, each one sentence.</summary>
    public IEnumerable<string> Warnings(IReadOnlyList<SolvedPool> pools, PlacementDemand demand, ServedIncidents served)
    {
        int[] without = [.. Enumerable.Range(0, served.Members.Length).Where(k => double.IsPositiveInfinity(served.Distances[k]))];
        if (without.Length > 0)
        {
            int far = without.Count(k => !HasStreet(demand.Incidents[served.Members[k]]));
            yield return Say($"{without.Length:N0} of {served.Members.Length:N0} {(demand.Areas[0].Area is null ? "points" : "incidents")} ")
                + Say($"{(without.Length == 1 ? "has" : "have")} no way to a team along the streets of the file, {far:N0} of them ")
                + Say($"because no street that joins the others is within {StreetPlace.MostMetres} m: no team is said to reach them.");
        }
        PlacedSite[] idle = [.. pools.SelectMany(static pool => pool.Pool.Plan.Sites).Where(site => !HasStreet(site.Place))];
        if (idle.Length > 0)
        {
            yield return Say($"{idle.Length:N0} of the teams stand farther than {StreetPlace.MostMetres} m from any street, and reach nothing: ")
                + "put them nearer to one.";
        }
    }

    private static string Found(PlacementWish wish) =>
        StreetFiles.Find([.. wish.Run?.Files ?? [], .. wish.DemandFile is { } points ? [points] : Array.Empty<string>()])
            ?? throw new ArgumentException(
                $"There is no pack of streets ({StreetFiles.PackEnding}) beside the incidents or in the folder streets beside the program: "
                    + "name a file of streets with ⟨streets⟩.");

    /// <summary>How straight lines are made minutes: ", at 30 km/h with a detour factor of 1.3,"; blank for metres.</summary>
    public string StraightWords(PlacementReach reach) => reach.Travel.Unit == "m" ? ""
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
        return new GridBox(box.West - metres, box.South - metres, box.East + metres, box.North + metres);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
