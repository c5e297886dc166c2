using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.SpaceTime;

/// <summary>Kernel of ST-DBSCAN. Which points are core points, which of them hang together, and where do the others belong, in place and
/// time?</summary>
/// <param name="timed">Cells no wider than ε/√2, so that any two points of a cell are near in place.</param>
/// <param name="squared">ε squared, m².</param>
/// <param name="reach">ε₂, seconds.</param>
/// <param name="minPoints">Neighbours that make a core point, itself included.</param>
/// <param name="workers">Who does it.</param>
/// <param name="meter">Who is told.</param>
/// <param name="share">The part of the whole work that this is, from its beginning.</param>
internal sealed class StDbscanKernel(
    TimedCells timed, double squared, long reach, int minPoints, WorkSharing workers, ProgressMeter meter, double share)
{
    private readonly CellIndex _cells = timed.Cells;
    private readonly long[] _times = timed.Times;
    private readonly bool[] _core = new bool[timed.Times.Length];

    /// <summary>One a place of a core point: the end of its run, the core points of its cell that follow one another within ε₂.</summary>
    private readonly int[] _runEnd = new int[timed.Times.Length];

    private readonly DisjointSet _joined = new(timed.Times.Length);

    public ClusterLabels Run()
    {
        ForEachCell("Counting neighbours", 0.6, FindCores);
        ForEachCell("Joining runs", 0.65, JoinWithin);
        ForEachCell("Joining neighbours", 0.85, JoinAcross);
        var roots = new int[_times.Length];
        roots.AsSpan().Fill(-1);
        ForEachCell("Assigning the borders", 0.95, (cell, near) => Assign(cell, near, roots));
        return Number(roots);
    }

    private delegate void CellWork(int cell, ReadOnlySpan<int> near);

    private void ForEachCell(string step, double until, CellWork work)
    {
        meter.Begin(step, until * share, _times.Length);
        _cells.ForEachBlock(workers, (first, end) =>
        {
            if (first == end)
                return;
            var neighbourhood = new CellNeighbourhood(_cells, first);
            Span<int> near = stackalloc int[CellNeighbourhood.Most];
            for (int cell = first; cell < end; cell++)
            {
                workers.Cancellation.ThrowIfCancellationRequested();
                work(cell, near[..neighbourhood.Of(cell, near)]);
            }
            meter.Advance(_cells.Starts[end] - _cells.Starts[first]);
        });
    }

    private void FindCores(int cell, ReadOnlySpan<int> near)
    {
        int from = _cells.Starts[cell], to = from, end = _cells.Starts[cell + 1];
        for (int place = from; place < _cells.Starts[cell + 1]; place++)
        {
            if ((place & 255) == 0)
                workers.Cancellation.ThrowIfCancellationRequested();
            long earliest = TimedCells.Before(_times[place], reach), latest = TimedCells.After(_times[place], reach);
            while (_times[from] < earliest)
                from++;
            while (to < end && _times[to] <= latest)
                to++;
            // Whoever is in the cell is near in place.
            int count = to - from;
            for (int i = 0; i < near.Length && count < minPoints; i++)
            {
                if (!MayHoldNear(near[i], place))
                    continue;
                int stop = _cells.Starts[near[i] + 1];
                for (int other = timed.FirstNotBefore(near[i], earliest); other < stop && count < minPoints && _times[other] <= latest; other++)
                    count += SquaredDistance(place, other) <= squared ? 1 : 0;
            }
            _core[place] = count >= minPoints;
        }
    }

    private void JoinWithin(int cell, ReadOnlySpan<int> near)
    {
        int next = -1;
        for (int place = _cells.Starts[cell + 1] - 1; place >= _cells.Starts[cell]; place--)
        {
            if (!_core[place])
                continue;
            _runEnd[place] = next >= 0 && _times[next] <= TimedCells.After(_times[place], reach) ? _runEnd[next] : place + 1;
            if (_runEnd[place] > place + 1)
                _joined.Join(place, next);
            next = place;
        }
    }

    private void JoinAcross(int cell, ReadOnlySpan<int> near)
    {
        foreach (int other in near)
        {
            // Each pair is seen from its first cell.
            if (other < cell || CoreCells.NearestSquared(_cells.Boxes[cell], _cells.Boxes[other]) > squared)
                continue;
            for (int a = _cells.Starts[cell]; a < _cells.Starts[cell + 1]; a++)
            {
                if (!_core[a] || !MayHoldNear(other, a))
                    continue;
                if ((a & 255) == 0)
                    workers.Cancellation.ThrowIfCancellationRequested();
                long latest = TimedCells.After(_times[a], reach);
                int stop = _cells.Starts[other + 1];
                for (int b = timed.FirstNotBefore(other, TimedCells.Before(_times[a], reach)); b < stop && _times[b] <= latest; b++)
                {
                    if (!_core[b])
                        continue;
                    // Joined with one of a run is joined with all of it.
                    if (_joined.AreJoined(a, b))
                        b = _runEnd[b] - 1;
                    else if (SquaredDistance(a, b) <= squared)
                        _joined.Join(a, b);
                }
            }
        }
    }

    private void Assign(int cell, ReadOnlySpan<int> near, int[] roots)
    {
        for (int place = _cells.Starts[cell]; place < _cells.Starts[cell + 1]; place++)
        {
            if ((place & 255) == 0)
                workers.Cancellation.ThrowIfCancellationRequested();
            int nearest = _core[place] ? place : -1;
            if (nearest < 0)
            {
                LookForCore(cell, place, ref nearest);
                foreach (int other in near)
                {
                    if (MayHoldNear(other, place))
                        LookForCore(other, place, ref nearest);
                }
            }
            if (nearest >= 0)
                roots[place] = _joined.Find(nearest);
        }
    }

    private void LookForCore(int cell, int place, ref int nearest)
    {
        long latest = TimedCells.After(_times[place], reach);
        int stop = _cells.Starts[cell + 1];
        for (int other = timed.FirstNotBefore(cell, TimedCells.Before(_times[place], reach)); other < stop && _times[other] <= latest; other++)
        {
            if (_core[other] && SquaredDistance(place, other) <= squared && (nearest < 0 || IsNearer(place, other, nearest)))
                nearest = other;
        }
    }

    private bool IsNearer(int place, int other, int best)
    {
        double distance = SquaredDistance(place, other), least = SquaredDistance(place, best);
        if (distance != least)
            return distance < least;
        ulong apart = Apart(place, other), leastApart = Apart(place, best);
        if (apart != leastApart)
            return apart < leastApart;
        return _cells.IsSouthWestOf(other, best) || (!_cells.IsSouthWestOf(best, other) && _times[other] < _times[best]);
    }

    // Two times may be farther apart than a signed number can say.
    private ulong Apart(int a, int b) => _times[a] > _times[b] ? (ulong)_times[a] - (ulong)_times[b] : (ulong)_times[b] - (ulong)_times[a];

    private bool MayHoldNear(int cell, int place)
    {
        double e = _cells.Eastings[place], n = _cells.Northings[place];
        return CoreCells.NearestSquared(new GridBox(e, n, e, n), _cells.Boxes[cell]) <= squared;
    }

    private double SquaredDistance(int a, int b)
    {
        double dx = _cells.Eastings[a] - _cells.Eastings[b], dy = _cells.Northings[a] - _cells.Northings[b];
        return dx * dx + dy * dy;
    }

    /// <summary>Largest first; equal sizes by their most south-westerly core point, then the earliest.</summary>
    private ClusterLabels Number(int[] roots)
    {
        int n = roots.Length;
        var sizes = new int[n];
        var corners = new int[n];
        corners.AsSpan().Fill(-1);
        var clusters = new List<int>();
        for (int place = 0; place < n; place++)
        {
            int root = roots[place];
            if (root < 0)
                continue;
            if (sizes[root]++ == 0)
                clusters.Add(root);
            if (_core[place] && (corners[root] < 0 || Before(place, corners[root])))
                corners[root] = place;
        }
        clusters.Sort((a, b) => sizes[a] != sizes[b] ? sizes[b].CompareTo(sizes[a]) : a == b ? 0 : Before(corners[a], corners[b]) ? -1 : 1);
        for (int number = 0; number < clusters.Count; number++)
            sizes[clusters[number]] = number;
        var labels = new int[n];
        var isCore = new bool[n];
        for (int place = 0; place < n; place++)
        {
            int index = _cells.Order[place];
            labels[index] = roots[place] < 0 ? ClusterLabels.Noise : sizes[roots[place]];
            isCore[index] = _core[place];
        }
        return new ClusterLabels(labels, isCore, clusters.Count);

        bool Before(int a, int b) => _cells.IsSouthWestOf(a, b) || (!_cells.IsSouthWestOf(b, a) && _times[a] < _times[b]);
    }
}
