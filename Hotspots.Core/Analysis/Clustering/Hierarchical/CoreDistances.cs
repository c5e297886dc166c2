using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Clustering.Hierarchical;

/// <summary>Core distances. How far must each point reach to have k points about it, itself included?</summary>
/// <remarks>
/// Neighbours in the tree's order are neighbours on the ground: whoever has k points within c has, seen from d further on, k points
/// within c + d. With that bound known before it begins, a search looks at few boxes and keeps few distances. Exact.
/// </remarks>
internal static class CoreDistances
{
    /// <summary>Distances kept before they are thinned to the k smallest, at least.</summary>
    private const int Kept = 512;

    /// <summary>Measures them.</summary>
    /// <param name="tree">Positions, each only once.</param>
    /// <param name="counts">Points at each place of the tree.</param>
    /// <param name="k">Which point, 1 being the point itself; 1 to the number of points.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Who is told.</param>
    /// <returns>Squared distances, m², one a place of the tree.</returns>
    public static double[] Measure(KdTree tree, int[] counts, int k, WorkSharing workers, ProgressMeter meter)
    {
        var squared = new double[tree.Count];
        bool single = counts.AsSpan().IndexOfAnyExcept(1) < 0;
        workers.Run(tree.Count, (first, end) =>
        {
            var search = new Search(tree, counts, single, k);
            for (int place = first; place < end; place++)
            {
                if ((place & 15) == 0)
                    workers.Cancellation.ThrowIfCancellationRequested();
                double bound = double.PositiveInfinity;
                if (place > first)
                {
                    double dx = tree.Eastings[place] - tree.Eastings[place - 1], dy = tree.Northings[place] - tree.Northings[place - 1];
                    double reach = Math.Sqrt(squared[place - 1]) + Math.Sqrt(dx * dx + dy * dy);
                    // A hair more, for the rounding of three roots and squares.
                    bound = reach * reach * (1 + 1e-12);
                }
                squared[place] = search.Run(place, bound);
            }
            meter.Advance(end - first);
        });
        return squared;
    }

    /// <summary>One thread's searches, and the room they share.</summary>
    private sealed class Search(KdTree tree, int[] counts, bool single, int k)
    {
        private readonly int[] _waiting = new int[KdTree.MostWaiting];
        private double[] _seen = new double[Math.Max(Kept, 4 * k) + KdTree.LeafSize];
        private int[] _seenCounts = new int[Math.Max(Kept, 4 * k) + KdTree.LeafSize];
        private int _found;
        private double _bound;

        public double Run(int place, double bound)
        {
            if (counts[place] >= k)
                return 0;
            (_found, _bound) = (0, bound);
            double easting = tree.Eastings[place], northing = tree.Northings[place];
            // From the own leaf upwards: at each level only the other half is new.
            int node = tree.LeafOf(place);
            LookAt(node, easting, northing);
            for (; node > 1; node /= 2)
            {
                if (tree.SquaredDistanceTo(node ^ 1, easting, northing) <= _bound)
                    Descend(node ^ 1, easting, northing);
            }
            return Kth();
        }

        private void Descend(int node, double easting, double northing)
        {
            _waiting[0] = node;
            for (int top = 1; top > 0;)
            {
                node = _waiting[--top];
                while (node < tree.FirstLeaf)
                {
                    double left = tree.SquaredDistanceTo(2 * node, easting, northing),
                        right = tree.SquaredDistanceTo(2 * node + 1, easting, northing);
                    if (Math.Max(left, right) <= _bound)
                        _waiting[top++] = left <= right ? 2 * node + 1 : 2 * node;
                    else if (Math.Min(left, right) > _bound)
                        break;
                    node = left <= right ? 2 * node : 2 * node + 1;
                }
                if (node >= tree.FirstLeaf)
                    LookAt(node, easting, northing);
            }
        }

        private void LookAt(int leaf, double easting, double northing)
        {
            if (_found + KdTree.LeafSize > _seen.Length)
                Thin();
            int first = tree.Start(leaf), length = tree.End(leaf) - first, found = _found;
            ReadOnlySpan<double> eastings = tree.Eastings.AsSpan(first, length), northings = tree.Northings.AsSpan(first, length);
            Span<double> seen = _seen.AsSpan(found, length);
            double bound = _bound;
            int kept = 0;
            if (single)
            {
                // Written always, kept only if near: no branch to guess wrong.
                for (int i = 0; i < eastings.Length; i++)
                {
                    double dx = eastings[i] - easting, dy = northings[i] - northing, distance = dx * dx + dy * dy;
                    seen[kept] = distance;
                    kept += distance <= bound ? 1 : 0;
                }
            }
            else
            {
                for (int i = 0; i < eastings.Length; i++)
                {
                    double dx = eastings[i] - easting, dy = northings[i] - northing, distance = dx * dx + dy * dy;
                    seen[kept] = distance;
                    _seenCounts[found + kept] = counts[first + i];
                    kept += distance <= bound ? 1 : 0;
                }
            }
            _found = found + kept;
        }

        /// <summary>Forgets what can no longer be the k-th, and makes room where that is not enough.</summary>
        private void Thin()
        {
            double kth = Kth();
            if (kth < _bound)
                _bound = kth;
            int kept = 0;
            for (int i = 0; i < _found; i++)
            {
                if (_seen[i] > _bound)
                    continue;
                (_seen[kept], _seenCounts[kept]) = (_seen[i], _seenCounts[i]);
                kept++;
            }
            _found = kept;
            if (_found <= _seen.Length / 2)
                return;
            Array.Resize(ref _seen, 2 * _seen.Length);
            Array.Resize(ref _seenCounts, _seen.Length);
        }

        /// <summary>The k-th smallest of the distances seen, infinity if there are fewer; rearranges them.</summary>
        private double Kth()
        {
            if (single)
                return _found < k ? double.PositiveInfinity : OrderStatistic.Smallest(_seen.AsSpan(0, _found), k);
            return OrderStatistic.Smallest(_seen.AsSpan(0, _found), _seenCounts.AsSpan(0, _found), k);
        }
    }
}
