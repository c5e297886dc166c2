using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>One area's share of what is to be reached.</summary>
/// <param name="Name">Name of the area.</param>
/// <param name="Area">The area; null for plain points.</param>
/// <param name="Demand">Indices of its demand.</param>
/// <param name="Members">Its incidents, ascending.</param>
internal sealed record DemandArea(string Name, StudyArea? Area, int[] Demand, int[] Members);

/// <summary>Demand of a placement. What is to be reached, and which incidents stand behind it?</summary>
internal sealed class PlacementDemand
{
    /// <summary>The demand.</summary>
    public required PointSet Points { get; init; }

    /// <summary>The areas it lies in, in order of name.</summary>
    public required IReadOnlyList<DemandArea> Areas { get; init; }

    /// <summary>All placed incidents with their weights (or the points of a file).</summary>
    public required PointSet Incidents { get; init; }

    /// <summary>Farther than this from every postcode, to the east or to the north, and from every named place, there is no ground to stand on,
    /// kilometres.</summary>
    public const int FarKilometres = 10;

    /// <summary>Incidents that lie in the sea or nowhere, ascending: no team can be placed for them.</summary>
    public int[] AtSea { get; private init; } = [];

    /// <summary>One an incident: its demand, −1 where it is in none.</summary>
    public required int[] DemandOf { get; init; }

    /// <summary>Points of a file, each its own demand.</summary>
    public static PlacementDemand OfPoints(PointSet points, string name)
    {
        int[] all = [.. Enumerable.Range(0, points.Count)];
        return new PlacementDemand { Points = points, Areas = [new DemandArea(name, null, all, all)], Incidents = points, DemandOf = all };
    }

    /// <summary>What was analysed in a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="source">What of them is demand.</param>
    /// <exception cref="ArgumentException">There is none; says what to change.</exception>
    public static PlacementDemand OfRun(RunResult run, DemandSource source)
    {
        PointSet incidents = run.Points;
        int[] demandOf = new int[incidents.Count];
        demandOf.AsSpan().Fill(-1);
        List<double> e = [], n = [], w = [];
        var areas = new List<DemandArea>();
        var atSea = new List<int>();
        foreach (AreaResult result in run.Areas)
        {
            int first = e.Count;
            int[] members = OnGround(result.Area, incidents);
            if (members.Length < result.Area.Members.Length)
                atSea.AddRange(result.Area.Members.Except(members));
            if (source == DemandSource.Incidents)
                AddIncidents(members);
            else if (source == DemandSource.Cells)
                AddCells(members);
            else
                AddHotspots(run.Hotspots.Where(spot => spot.Area == result.Area.Name));
            areas.Add(new DemandArea(result.Area.Name, result.Area, [.. Enumerable.Range(first, e.Count - first)], members));
        }
        if (e.Count == 0 && atSea.Count > 0)
            throw new ArgumentException(
                "There is no demand: all incidents that are left lie in the sea or far from any town; check their positions, or widen the filters.");
        if (e.Count == 0)
        {
            throw new ArgumentException(source == DemandSource.Hotspots && run.Record.Analysed > 0
                ? "There is no demand: no hotspot was found, so place for single incidents with ⟨demand-of incidents⟩, "
                    + "or let hotspots be found with a larger ⟨eps⟩ or a smaller ⟨min-points⟩."
                : "There is no demand: none of the incidents with a position is left, so widen the areas or the filters.");
        }
        return new PlacementDemand
        {
            Points = new PointSet([.. e], [.. n], [.. w]),
            Areas = areas,
            Incidents = incidents,
            DemandOf = demandOf,
            AtSea = [.. atSea.Order()],
        };

        void AddIncidents(int[] members)
        {
            foreach (int i in members)
            {
                demandOf[i] = e.Count;
                Add(incidents.Eastings[i], incidents.Northings[i], incidents.WeightAt(i));
            }
        }

        void AddCells(int[] members)
        {
            PointSet own = incidents.Select(members), centres = CandidateSites.Cells(own, PlacementWish.CellMetres);
            int start = e.Count;
            var numbers = new Dictionary<(double Row, double Column), int>();
            for (int c = 0; c < centres.Count; c++)
            {
                numbers.Add(CellOf(centres[c]), start + c);
                Add(centres.Eastings[c], centres.Northings[c], 0);
            }
            foreach (int i in members)
            {
                demandOf[i] = numbers[CellOf(incidents[i])];
                w[demandOf[i]] += incidents.WeightAt(i);
            }
        }

        void AddHotspots(IEnumerable<Hotspot> spots)
        {
            foreach (Hotspot spot in spots)
            {
                foreach (int i in spot.Members)
                {
                    if (demandOf[i] < 0)
                        demandOf[i] = e.Count;
                }
                Add(spot.Centre.Easting, spot.Centre.Northing, spot.Weight);
            }
        }

        void Add(double easting, double northing, double weight)
        {
            e.Add(easting);
            n.Add(northing);
            w.Add(weight);
        }
    }

    // A town has postcodes, a drawn boundary is somebody's word: only what lies outside both may be a slip of the pen. One stray in the North Sea
    // would else draw a team there, or a plan over half of England.
    private static int[] OnGround(StudyArea area, PointSet incidents) =>
        area.IsOutlying ? [.. area.Members.Where(i => IsInhabited(incidents.Eastings[i], incidents.Northings[i]))] : area.Members;

    private static bool IsInhabited(double easting, double northing)
    {
        // The small box first: it is cheap, and mostly enough.
        foreach (double metres in (ReadOnlySpan<double>)[1_000, FarKilometres * 1_000])
        {
            if (Postcodes.Britain.CountWithin(new GridBox(easting - metres, northing - metres, easting + metres, northing + metres)) > 0)
                return true;
        }
        // Of Northern Ireland and the islands there are no postcodes here, but places.
        return Gazetteer.Britain.NearestPlace(new GridPoint(easting, northing), FarKilometres * 1_000) is not null;
    }

    private static (double Row, double Column) CellOf(GridPoint place) =>
        (Math.Floor(place.Northing / PlacementWish.CellMetres), Math.Floor(place.Easting / PlacementWish.CellMetres));
}
