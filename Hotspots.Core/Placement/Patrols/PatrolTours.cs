using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement.Patrols;

/// <summary>Tours of the rounds. In which order are the places of a round visited? From the base and back to it. The same places are never looked at
/// twice.</summary>
internal sealed class PatrolTours(PatrolRequest request)
{
    private readonly Dictionary<string, int[]> _known = new(StringComparer.Ordinal);

    // Where there are one-way streets a round may be shorter the other way about. A round is sought by the mean of both ways between two places,
    // and walked the way that is shorter.
    /// <summary>A short round; the array is the caller's.</summary>
    public int[] Shortest(int[] places)
    {
        // From the south, so that the round does not depend on the order in which places joined.
        Array.Sort(places, (a, b) => SouthFirst(request.Places, a, b));
        string key = string.Join(' ', places);
        if (!_known.TryGetValue(key, out int[]? stops))
        {
            stops = [.. Tour.Shortest(Costs(places, static (there, back) => (there + back) / 2)).Skip(1).Select(stop => places[stop - 1])];
            int[] turned = [.. stops.Reverse()];
            // By more than rounding.
            stops = Length(turned) < Length(stops) * (1 - 1e-9) ? turned : stops;
            _known.Add(key, stops);
        }
        return (int[])stops.Clone();
    }

    /// <summary>Minutes on the way round.</summary>
    public double Length(int[] stops)
    {
        GridPoint at = request.Base;
        double length = 0;
        foreach (int place in stops)
        {
            length += request.Travel.Between(at, request.Places[place]);
            at = request.Places[place];
        }
        return length + request.Travel.Between(at, request.Base);
    }

    /// <summary>No order of these places has a shorter way.</summary>
    public double LowerBound(int[] stops) => Tour.LowerBound(Costs(stops, Math.Min), Length(stops));

    /// <summary>The more southerly first, then the more westerly.</summary>
    public static int SouthFirst(PointSet places, int a, int b)
    {
        int c = GridPoint.SouthWestFirst(places[a], places[b]);
        return c != 0 ? c : a.CompareTo(b);
    }

    /// <summary>Minutes between the base and the places in order.</summary>
    private double[,] Costs(int[] places, Func<double, double, double> both)
    {
        GridPoint[] stops = [request.Base, .. places.Select(place => request.Places[place])];
        var costs = new double[stops.Length, stops.Length];
        for (int a = 0; a < stops.Length; a++)
        {
            for (int b = 0; b < a; b++)
                costs[a, b] = costs[b, a] = both(request.Travel.Between(stops[a], stops[b]), request.Travel.Between(stops[b], stops[a]));
        }
        return costs;
    }
}
