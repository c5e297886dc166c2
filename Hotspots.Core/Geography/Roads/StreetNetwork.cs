using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography.Roads;

/// <summary>Street network: a directed graph of the roads that a profile may travel, in compressed rows.</summary>
/// <remarks>
/// Edges run between nodes of the <see cref="RoadTable"/>, so that roads join where they share a node and a bridge joins nothing it crosses. The
/// arcs that leave node v are <c>ArcStarts[v]</c> to <c>ArcStarts[v + 1]</c>, exclusive. An edge is the stretch of a road between two of its nodes;
/// it has an arc each way, or one where it is one-way. Lengths are metres on the National Grid. Safe for several threads.
/// </remarks>
internal sealed class StreetNetwork
{
    private readonly RoadTable _roads;
    private readonly Lazy<EdgeIndex> _index;

    private StreetNetwork(RoadTable roads, NetworkEdges edges, TravelProfile profile)
    {
        (_roads, Profile, Edges) = (roads, profile, edges);
        ArcStarts = new int[roads.NodeCount + 1];
        for (int edge = 0; edge < edges.Count; edge++)
        {
            if (edges.IsForward(edge))
                ArcStarts[edges.From[edge] + 1]++;
            if (edges.IsBackward(edge))
                ArcStarts[edges.To[edge] + 1]++;
        }
        for (int node = 0; node < roads.NodeCount; node++)
            ArcStarts[node + 1] += ArcStarts[node];
        ArcNodes = new int[ArcStarts[^1]];
        ArcEdges = new int[ArcStarts[^1]];
        int[] next = ArcStarts.AsSpan(0, roads.NodeCount).ToArray();
        for (int edge = 0; edge < edges.Count; edge++)
        {
            if (edges.IsForward(edge))
                Add(edges.From[edge], edges.To[edge], edge << 1);
            if (edges.IsBackward(edge))
                Add(edges.To[edge], edges.From[edge], (edge << 1) | 1);
        }
        // Of a network that is only looked through for its parts nobody asks what is near.
        _index = new Lazy<EdgeIndex>(() => new EdgeIndex(roads, edges));

        void Add(int from, int to, int code) => (ArcNodes[next[from]], ArcEdges[next[from]++]) = (to, code);
    }

    /// <summary>Who travels.</summary>
    public TravelProfile Profile { get; }

    /// <summary>The edges.</summary>
    public NetworkEdges Edges { get; }

    /// <summary>How many nodes; some have no edge of this profile.</summary>
    public int NodeCount => ArcStarts.Length - 1;

    /// <summary>First arc of each node, and their number at the end.</summary>
    public int[] ArcStarts { get; }

    /// <summary>Where each arc leads.</summary>
    public int[] ArcNodes { get; }

    /// <summary>Twice the edge of each arc, and 1 more where the arc runs against it.</summary>
    public int[] ArcEdges { get; }

    /// <summary>Makes the network of a profile.</summary>
    public static StreetNetwork Of(RoadTable roads, TravelProfile profile) => new(roads, NetworkEdges.Of(roads, profile), profile);

    /// <summary>The same without what joins nothing: drives behind a gap, what the edge of an extract cuts off.</summary>
    /// <param name="isOne">Is only the largest part kept, in which there is a way from everywhere to everywhere?</param>
    public StreetNetwork Joined(bool isOne) => new(_roads, Edges.Where(NetworkParts.Kept(this, isOne)), Profile);

    /// <summary>The nearest place on an edge.</summary>
    /// <param name="place">On the grid.</param>
    /// <param name="most">Metres, inclusive.</param>
    /// <returns>The first edge on a tie; null where none is so near.</returns>
    public StreetPlace? Snap(GridPoint place, double most = StreetPlace.MostMetres) => _index.Value.Nearest(place, most);

    /// <summary>Where a place on an edge is on the grid.</summary>
    public GridPoint PlaceOf(StreetPlace at)
    {
        ReadOnlySpan<GridPoint> line = LineOf(at.Edge);
        double left = at.Offset;
        for (int i = 1; i < line.Length; i++)
        {
            double length = line[i - 1].DistanceTo(line[i]);
            if (left <= length && length > 0)
            {
                double part = left / length;
                return new GridPoint(
                    line[i - 1].Easting + part * (line[i].Easting - line[i - 1].Easting),
                    line[i - 1].Northing + part * (line[i].Northing - line[i - 1].Northing));
            }
            left -= length;
        }
        return line[^1];
    }

    /// <summary>The vertices of an edge, from its first node to its last.</summary>
    public ReadOnlySpan<GridPoint> LineOf(int edge) => _roads.Lines.Vertices[Edges.First[edge]..(Edges.Last[edge] + 1)];

    /// <summary>The road an edge is part of.</summary>
    public RoadFeature RoadOf(int edge) => _roads[Edges.Roads[edge]];

    /// <summary>What each edge costs at so much a metre.</summary>
    /// <param name="perMetre">By classification; above 0.</param>
    public double[] Costs(Func<RoadClass, double> perMetre)
    {
        double[] byClass = [.. Enum.GetValues<RoadClass>().Select(perMetre)];
        var costs = new double[Edges.Count];
        for (int edge = 0; edge < costs.Length; edge++)
            costs[edge] = Edges.Lengths[edge] * byClass[(int)_roads.Classes[Edges.Roads[edge]]];
        return costs;
    }
}

/// <summary>Place on a street: a point of an edge, by its distance along it.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Offset">Metres along it from its first node.</param>
/// <param name="Distance">Metres from the place that was asked about.</param>
internal readonly record struct StreetPlace(int Edge, double Offset, double Distance)
{
    /// <summary>Farther than this from a street a place is on none: a garden's length and a little more.</summary>
    public const double MostMetres = 75;
}
