using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.Ordering;

/// <summary>Places from the valleys of a reachability plot. Which valleys of a reachability plot are places, who is in each, and how much closer
/// together than outside?</summary>
/// <remarks>
/// Places do not overlap: of valleys within valleys some are chosen (<see cref="ValleySelection"/>), and what lies round them is left
/// over. Points of one position are in a place together or not at all: one of them in a valley takes the others with it, into the first
/// in the order where two valleys meet there.
/// </remarks>
internal sealed class OpticsPlaces
{
    private OpticsPlaces(ClusterLabels labels, OpticsPlace[] places) => (Labels, Places) = (labels, places);

    /// <summary>The place of each point. There are no border points: every point of a place is one of its core points.</summary>
    public ClusterLabels Labels { get; }

    /// <summary>One a place, in the order of their numbers.</summary>
    public IReadOnlyList<OpticsPlace> Places { get; }

    /// <summary>Finds the places.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="result">Their order.</param>
    /// <param name="options">What is a valley.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public static OpticsPlaces Find(PointSet points, OpticsResult result, XiOptions options, CancellationToken cancellation)
    {
        int n = points.Count;
        var turns = new int[n];
        for (int turn = 0; turn < n; turn++)
            turns[result.Order[turn]] = turn;
        var bars = new double[n + 1];
        var origins = new int[n];
        bars[n] = double.PositiveInfinity;
        for (int turn = 0; turn < n; turn++)
        {
            int point = result.Order[turn], origin = result.Predecessors[point];
            bars[turn] = result.Reachability[point];
            origins[turn] = origin < 0 ? -1 : turns[origin];
        }
        List<Valley> valleys = XiValleys.Find(bars, origins, options, cancellation);
        valleys = ValleySelection.Select(valleys, bars, options.Nested);
        Valley[] chosen = [.. BetweenPositions(points, result.Order, valleys).Where(valley => Size(valley) >= options.MinClusterSize)];
        cancellation.ThrowIfCancellationRequested();

        int[] corners = Array.ConvertAll(chosen, valley => Corner(points, result.Order.AsSpan(valley.Start, Size(valley))));
        int[] numbers = new int[chosen.Length];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = i;
        numbers.AsSpan().Sort((a, b) => Size(chosen[a]) != Size(chosen[b]) ? Size(chosen[b]).CompareTo(Size(chosen[a]))
            : a == b ? 0 : points[corners[a]].IsSouthWestOf(points[corners[b]]) ? -1 : 1);
        var labels = new int[n];
        labels.AsSpan().Fill(ClusterLabels.Noise);
        var isCore = new bool[n];
        var places = new OpticsPlace[chosen.Length];
        for (int number = 0; number < numbers.Length; number++)
        {
            Valley valley = chosen[numbers[number]];
            foreach (int point in result.Order.AsSpan(valley.Start, Size(valley)))
                (labels[point], isCore[point]) = (number, true);
            places[number] = Describe(bars, valley);
        }
        return new OpticsPlaces(new ClusterLabels(labels, isCore, places.Length), places);
    }

    /// <summary>The same valleys, made to begin and end between positions.</summary>
    private static IEnumerable<Valley> BetweenPositions(PointSet points, int[] order, List<Valley> valleys)
    {
        int taken = -1;
        foreach (Valley valley in valleys)
        {
            int start = valley.Start, end = valley.End;
            while (start > 0 && AreTogether(start - 1, start))
                start--;
            while (end + 1 < order.Length && AreTogether(end, end + 1))
                end++;
            start = Math.Max(start, taken + 1);
            taken = Math.Max(taken, end);
            yield return new Valley(start, end);
        }

        bool AreTogether(int turn, int next) => points[order[turn]] == points[order[next]];
    }

    private static OpticsPlace Describe(double[] bars, Valley valley)
    {
        // The first bar leads in from outside.
        double[] inside = bars[(valley.Start + 1)..(valley.End + 1)];
        Array.Sort(inside);
        return new OpticsPlace(inside[inside.Length / 2], inside[^1], ValleySelection.Edge(bars, valley));
    }

    private static int Size(Valley valley) => valley.End - valley.Start + 1;

    private static int Corner(PointSet points, ReadOnlySpan<int> members)
    {
        int corner = members[0];
        foreach (int point in members)
        {
            if (points[point].IsSouthWestOf(points[corner]))
                corner = point;
        }
        return corner;
    }
}

/// <summary>Reachability within a place and over its edge. How close together are the points of a place, and how far is it out of there?</summary>
/// <param name="Within">Metres: the median reachability inside.</param>
/// <param name="Widest">Metres: the largest reachability inside.</param>
/// <param name="Edge">Metres: the lower of the bars that lead in and out; infinity when nothing outside is within the largest distance.</param>
internal readonly record struct OpticsPlace(double Within, double Widest, double Edge);
