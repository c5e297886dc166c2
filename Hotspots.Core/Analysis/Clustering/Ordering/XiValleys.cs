namespace Hotspots.Core.Analysis.Clustering.Ordering;

/// <summary>ξ clusters of a reachability plot. Which valleys of a reachability plot have steep sides: the clusters within clusters?</summary>
/// <remarks>
/// <para>
/// The ξ method of Ankerst, Breunig, Kriegel and Sander, "OPTICS: ordering points to identify the clustering structure", SIGMOD 1999,
/// section 4.3 and figure 19, with the corrections that have become known: a bar is steep downwards if the <em>next</em> is lower by ξ
/// (definition 9 says the opposite); bars of equal height are not steep, not even two of height 0 or infinity; after the last point stands a bar of
/// infinity, so that a valley may end with the plot; and a point at the end that was not come to from within the valley is no part of
/// it (Schubert and Gertz, "Improving the cluster structure extracted from OPTICS plots", LWDA 2018, algorithm 2), as R dbscan and
/// scikit-learn have it too.
/// </para>
/// <para>
/// Where the far side rises above the near one, a valley ends with the last bar that is not above its first (definition 11, 4c);
/// scikit-learn takes in one bar more.
/// </para>
/// <para>Cost O(n) bars times the open slopes, of which there are at most log(highest/lowest bar) / −log(1 − ξ).</para>
/// </remarks>
internal sealed class XiValleys
{
    private readonly double[] _bars;
    private readonly int[] _origins;
    private readonly XiOptions _options;
    private readonly double _rest;

    /// <summary>Slopes downwards at whose height no bar has stood since.</summary>
    private readonly List<Slope> _open = [];

    private readonly List<Valley> _found = [];

    private XiValleys(double[] bars, int[] origins, XiOptions options) =>
        (_bars, _origins, _options, _rest) = (bars, origins, options, 1 - options.Steepness);

    /// <summary>Finds the valleys.</summary>
    /// <param name="bars">Reachabilities in the order of the points, metres, and infinity after the last.</param>
    /// <param name="origins">In the same order: the place in the order of the point from which each was come to; −1 for a new start.</param>
    /// <param name="options">What is steep, and what is too small.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    /// <returns>Inner valleys before those round them.</returns>
    public static List<Valley> Find(double[] bars, int[] origins, XiOptions options, CancellationToken cancellation)
    {
        var work = new XiValleys(bars, origins, options);
        work.Walk(cancellation);
        return work._found;
    }

    private void Walk(CancellationToken cancellation)
    {
        int points = _bars.Length - 1, steps = 0;
        double highest = 0;
        for (int i = 0; i < points;)
        {
            if ((steps++ & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            highest = Math.Max(highest, _bars[i]);
            bool falls = Falls(i);
            if (!falls && !Rises(i))
            {
                i++;
                continue;
            }
            CloseBelow(highest);
            int end = falls ? EndOfFall(i) : EndOfRise(i);
            if (falls)
                _open.Add(new Slope(i, end, 0));
            else
                Match(i, end);
            i = end + 1;
            highest = _bars[i];
        }
    }

    /// <summary>Is the next bar lower by ξ?</summary>
    private bool Falls(int i) => _bars[i + 1] < _bars[i] && _bars[i + 1] <= _bars[i] * _rest;

    /// <summary>Is the next bar higher by ξ?</summary>
    private bool Rises(int i) => _bars[i] < _bars[i + 1] && _bars[i] <= _bars[i + 1] * _rest;

    private int EndOfFall(int start)
    {
        int end = start, flat = 0;
        for (int i = start; i < _bars.Length - 1 && _bars[i + 1] <= _bars[i]; i++)
        {
            if (Falls(i))
                (end, flat) = (i, 0);
            else if (++flat > _options.MinPoints)
                break;
        }
        return end;
    }

    private int EndOfRise(int start)
    {
        int end = start, flat = 0;
        for (int i = start; i < _bars.Length - 1 && _bars[i + 1] >= _bars[i]; i++)
        {
            if (Rises(i))
                (end, flat) = (i, 0);
            else if (++flat > _options.MinPoints)
                break;
        }
        return end;
    }

    /// <summary>Forgets slopes above which, less ξ, a bar has stood since; the others remember the highest.</summary>
    private void CloseBelow(double highest)
    {
        int kept = 0;
        for (int i = 0; i < _open.Count && double.IsFinite(highest); i++)
        {
            Slope slope = _open[i];
            if (highest <= _bars[slope.Start] * _rest)
                _open[kept++] = slope with { Highest = Math.Max(slope.Highest, highest) };
        }
        _open.RemoveRange(kept, _open.Count - kept);
    }

    /// <summary>Finds what lies between a slope upwards and each open slope downwards, the nearest first.</summary>
    private void Match(int riseStart, int riseEnd)
    {
        double after = _bars[riseEnd + 1];
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            Slope fall = _open[i];
            if (after * _rest < fall.Highest)
                continue;
            double before = _bars[fall.Start];
            int start = fall.Start, end = riseEnd;
            // Both sides are made as high as the lower, if they differ by ξ.
            if (before * _rest >= after)
            {
                while (start < fall.End && _bars[start + 1] > after)
                    start++;
            }
            else if (after * _rest >= before)
            {
                while (end > riseStart && _bars[end] > before)
                    end--;
            }
            end = LastFromWithin(start, end);
            if (end >= riseStart && end - start + 1 >= _options.MinClusterSize)
                _found.Add(new Valley(start, end));
        }
    }

    /// <summary>The last point of a valley that was come to from within it, or from nearer than its first.</summary>
    private int LastFromWithin(int start, int end)
    {
        while (end > start && _bars[start] <= _bars[end] && !(_origins[end] >= start && _origins[end] < end))
            end--;
        return end;
    }

    /// <summary>A slope downwards.</summary>
    /// <param name="Start">Its first bar.</param>
    /// <param name="End">Its last steep bar.</param>
    /// <param name="Highest">The highest bar since.</param>
    private readonly record struct Slope(int Start, int End, double Highest);
}

/// <summary>Points that follow one another in the order of OPTICS and form a cluster.</summary>
/// <param name="Start">Place of the first in the order.</param>
/// <param name="End">Place of the last, itself included.</param>
internal readonly record struct Valley(int Start, int End);
