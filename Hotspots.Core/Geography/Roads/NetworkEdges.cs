using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography.Roads;

/// <summary>Edges of a street network as columns.</summary>
internal sealed class NetworkEdges
{
    private const byte Forward = 1, Backward = 2;

    private readonly byte[] _directions;

    private NetworkEdges(List<int> from, List<int> to, List<int> roads, List<int> first, List<int> last, List<double> lengths, List<byte> directions)
    {
        (From, To, Roads, First, Last) = ([.. from], [.. to], [.. roads], [.. first], [.. last]);
        (Lengths, _directions) = ([.. lengths], [.. directions]);
    }

    /// <summary>First node of each.</summary>
    public int[] From { get; }

    /// <summary>Last node of each.</summary>
    public int[] To { get; }

    /// <summary>The road each is part of.</summary>
    public int[] Roads { get; }

    /// <summary>First vertex of each among those of all roads.</summary>
    public int[] First { get; }

    /// <summary>Last vertex, inclusive.</summary>
    public int[] Last { get; }

    /// <summary>Metres.</summary>
    public double[] Lengths { get; }

    /// <summary>How many.</summary>
    public int Count => From.Length;

    /// <summary>May it be travelled from its first node to its last?</summary>
    public bool IsForward(int edge) => (_directions[edge] & Forward) != 0;

    /// <summary>May it be travelled from its last node to its first?</summary>
    public bool IsBackward(int edge) => (_directions[edge] & Backward) != 0;

    /// <summary>Those that stay.</summary>
    public NetworkEdges Where(bool[] kept)
    {
        int[] edges = [.. Enumerable.Range(0, Count).Where(edge => kept[edge])];
        return new NetworkEdges(
            [.. edges.Select(edge => From[edge])], [.. edges.Select(edge => To[edge])], [.. edges.Select(edge => Roads[edge])],
            [.. edges.Select(edge => First[edge])], [.. edges.Select(edge => Last[edge])], [.. edges.Select(edge => Lengths[edge])],
            [.. edges.Select(edge => _directions[edge])]);
    }

    /// <summary>Cuts the roads that a profile may travel at their nodes.</summary>
    public static NetworkEdges Of(RoadTable roads, TravelProfile profile)
    {
        List<int> from = [], to = [], of = [], first = [], last = [];
        List<double> lengths = [];
        List<byte> directions = [];
        ReadOnlySpan<GridPoint> vertices = roads.Lines.Vertices;
        RoadTraits allowed = profile == TravelProfile.Car ? RoadTraits.Car : RoadTraits.Foot;
        for (int road = 0; road < roads.Count; road++)
        {
            RoadTraits traits = roads.Traits[road];
            if ((traits & allowed) == 0)
                continue;
            byte direction = profile == TravelProfile.Foot ? (byte)(Forward | Backward)
                : (traits & RoadTraits.OneWay) != 0 ? Forward
                : (traits & RoadTraits.OneWayBack) != 0 ? Backward
                : (byte)(Forward | Backward);
            int end = roads.Lines.StartOf(road + 1), start = roads.Lines.StartOf(road);
            double length = 0;
            for (int i = start + 1; i < end; i++)
            {
                length += vertices[i - 1].DistanceTo(vertices[i]);
                if (roads.Nodes[i] < 0)
                    continue;
                from.Add(roads.Nodes[start]);
                to.Add(roads.Nodes[i]);
                of.Add(road);
                first.Add(start);
                last.Add(i);
                lengths.Add(length);
                directions.Add(direction);
                (start, length) = (i, 0);
            }
        }
        return new NetworkEdges(from, to, of, first, last, lengths, directions);
    }
}
