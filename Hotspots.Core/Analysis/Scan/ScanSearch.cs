using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Hotspots.Core.Analysis.Scan.Replicas;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>Maximum likelihood ratio of the cylinders. Which is the most unlikely, given the times of the cases? One thread's workshop.</summary>
/// <remarks>
/// <para>
/// A circle that grows without a new case in a window only raises what is expected there: only windows that hold a newly added case
/// can improve. Before windows are looked at one by one, a whole stretch of circles is tried at once: if not even the cases of its
/// largest circle with the expectation of its smallest reach the best so far, in any window, none of its cylinders does.
/// </para>
/// <para>Exact: what is ruled out could not have been better; what is left is compared by its ratio in double precision.</para>
/// </remarks>
/// <typeparam name="TCount">Wide enough for a circle's cases: the narrower, the more windows a vector tries.</typeparam>
internal sealed class ScanSearch<TCount>
    where TCount : unmanaged, IBinaryInteger<TCount>, IMinMaxValue<TCount>
{
    /// <summary>From so many cases a vector of steps on, a row is sooner added than its cases: tried out.</summary>
    private const int CrowdedVectors = 1;

    private readonly ScanCases _cases;
    private readonly ScanZones _zones;
    private readonly ThresholdLadder<TCount> _ladder;
    private readonly int _maxSteps;
    private readonly TCount[] _counts;
    private readonly int[] _seen;
    private readonly int[] _steps;

    // Where a location has many cases, they are counted by step once, and then added a vector at a time: its row, or −1.
    private readonly int[] _rowOf;
    private readonly TCount[] _rows;
    private readonly int _rowLength;

    // What was taken before, or null; and the steps at which the circle looked at meets it.
    private ApartCylinders? _taken;
    private readonly bool[] _blocked;
    private bool _isShuffled = true;
    private int _look;

    /// <summary>Prepares the workshop for the times that the cases have.</summary>
    public ScanSearch(ScanCases cases, ScanZones zones, ThresholdLadder<TCount> ladder, int maxSteps)
    {
        _cases = cases;
        _zones = zones;
        _ladder = ladder;
        _maxSteps = maxSteps;
        // Windows near the end are read past it, where nothing ever happens.
        _counts = new TCount[cases.StepCount + maxSteps + 2 * Vector<TCount>.Count];
        _seen = new int[cases.StepCount];
        _blocked = new bool[cases.StepCount];
        _steps = new int[cases.Count];
        _rowLength = (cases.StepCount + Vector<TCount>.Count - 1) / Vector<TCount>.Count * Vector<TCount>.Count;
        _rowOf = new int[cases.Starts.Length - 1];
        int rows = 0;
        for (int location = 0; location < _rowOf.Length; location++)
            _rowOf[location] = cases.CountAt(location) >= CrowdedVectors * _rowLength / Vector<TCount>.Count ? rows++ : -1;
        _rows = new TCount[rows * _rowLength];
        SetTimes(null);
    }

    /// <summary>Looks at the times that the cases have, or at these times among the cases by chance.</summary>
    public void SetTimes(SeededRandom? chances)
    {
        if (chances is null && !_isShuffled)
            return;
        _isShuffled = chances is not null;
        _cases.Steps.CopyTo(_steps, 0);
        if (chances is not null)
            Shuffles.Shuffle<int>(_steps, chances);
        _rows.AsSpan().Clear();
        for (int location = 0; location < _rowOf.Length; location++)
        {
            if (_rowOf[location] < 0)
                continue;
            Span<TCount> row = _rows.AsSpan(_rowOf[location] * _rowLength, _rowLength);
            foreach (int step in StepsAt(location))
                row[step]++;
        }
    }

    /// <summary>The largest ratio above <paramref name="floor"/>, or <paramref name="floor"/> when there is none.</summary>
    /// <param name="floor">Ratios up to this are of no interest.</param>
    /// <param name="enough">A ratio of this or more ends the search; the answer is then some such ratio.</param>
    /// <param name="cancellation">Stops the search.</param>
    public double Largest(double floor, double enough, CancellationToken cancellation)
    {
        var best = new Cylinder(-1, -1, 0, 0, 0, 0, floor);
        for (int centre = 0; centre < _zones.CentreCount && best.LogRatio < enough; centre++)
        {
            if (centre % 64 == 0)
                cancellation.ThrowIfCancellationRequested();
            Look(centre, ref best);
        }
        return best.LogRatio;
    }

    /// <summary>The best cylinder round a centre; its circle is −1 when there is none.</summary>
    /// <param name="centre">Location in its middle.</param>
    /// <param name="floor">Ratios up to this are of no interest.</param>
    /// <param name="taken">Clusters that it may not meet, or null.</param>
    public Cylinder BestRound(int centre, double floor, ApartCylinders? taken)
    {
        var best = new Cylinder(centre, -1, 0, 0, 0, 0, floor);
        _taken = taken;
        Look(centre, ref best);
        _taken = null;
        _blocked.AsSpan().Clear();
        return best;
    }

    // Vectors as wide as the machine has: compiled while it runs, so at once and well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look(int centre, ref Cylinder best)
    {
        ScanThresholds<TCount> thresholds = _ladder.Below(best.LogRatio);
        int place = _zones.Starts[centre], circle = _zones.CircleStarts[centre], before = 0;
        for (int s = _zones.StretchStarts[centre]; s < _zones.StretchStarts[centre + 1]; s++)
        {
            Stretch stretch = _zones.Stretches[s];
            Circle last = _zones.Circles[stretch.End - 1];
            // For one or two cases the windows that hold them are sooner looked at one by one.
            bool sieve = thresholds.Counts is not null && last.Cases - before > 1;
            if (sieve)
                Add(place, last.End);
            if (!sieve || Reaches(thresholds.Counts!, stretch.Level))
            {
                if (sieve)
                    TakeAway(place, last.End);
                for (int from = place; circle < stretch.End; circle++)
                {
                    Grow(centre, circle, from, ref best, ref thresholds);
                    from = _zones.Circles[circle].End;
                }
            }
            else
            {
                _taken?.Block(_zones.Neighbours.AsSpan(place, last.End - place), _blocked);
            }
            (place, circle, before) = (last.End, stretch.End, last.Cases);
        }
        _counts.AsSpan(0, _cases.StepCount).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<int> StepsAt(int location) => _steps.AsSpan(_cases.Starts[location].._cases.Starts[location + 1]);

    // Vectors as wide as the machine has: compiled while it runs, so at once and well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int from, int to)
    {
        ref TCount counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        ref int steps = ref MemoryMarshal.GetArrayDataReference(_steps);
        int[] starts = _cases.Starts, rowOf = _rowOf;
        foreach (int location in _zones.Neighbours.AsSpan(from, to - from))
        {
            if (rowOf[location] >= 0)
            {
                AddRow(rowOf[location]);
                continue;
            }
            // Every step is one of the study's: this is where most of the time goes, and none of it to checks.
            for (int i = starts[location], end = starts[location + 1]; i < end; i++)
                Unsafe.Add(ref counts, Unsafe.Add(ref steps, i))++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddRow(int row)
    {
        ref TCount counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        ref TCount added = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), row * _rowLength);
        for (nuint step = 0; step < (nuint)_rowLength; step += (nuint)Vector<TCount>.Count)
            (Vector.LoadUnsafe(ref counts, step) + Vector.LoadUnsafe(ref added, step)).StoreUnsafe(ref counts, step);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeAway(int from, int to)
    {
        foreach (int location in _zones.Neighbours.AsSpan(from, to - from))
        {
            foreach (int step in StepsAt(location))
                _counts[step]--;
        }
    }

    /// <summary>Does any window hold as many cases as its threshold asks for?</summary>
    // Vectors as wide as the machine has: compiled while it runs, so at once and well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Reaches(TCount[] thresholds, int level)
    {
        ref TCount counts = ref MemoryMarshal.GetArrayDataReference(_counts);
        ref TCount needed = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(thresholds), level * _ladder.LevelStride);
        nuint at = 0;
        for (int block = 0; block < _ladder.Blocks; block++)
        {
            nuint start = (nuint)(block * Vector<TCount>.Count);
            Vector<TCount> sum = Vector<TCount>.Zero, reached = Vector<TCount>.Zero;
            for (int length = 0; length < _maxSteps; length++, at += (nuint)Vector<TCount>.Count)
            {
                sum += Vector.LoadUnsafe(ref counts, start + (nuint)length);
                reached |= Vector.GreaterThanOrEqual(sum, Vector.LoadUnsafe(ref needed, at));
            }
            if (reached != Vector<TCount>.Zero)
                return true;
        }
        return false;
    }

    /// <summary>Adds one circle's new cases and looks at every window that holds one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow(int centre, int circle, int from, ref Cylinder best, ref ScanThresholds<TCount> thresholds)
    {
        Circle grown = _zones.Circles[circle];
        Add(from, grown.End);
        _taken?.Block(_zones.Neighbours.AsSpan(from, grown.End - from), _blocked);
        if (grown.Cases < 2)
            return;
        _look++;
        foreach (int location in _zones.Neighbours.AsSpan(from, grown.End - from))
        {
            foreach (int step in StepsAt(location))
            {
                if (_seen[step] == _look)
                    continue;
                _seen[step] = _look;
                LookAtWindows(centre, circle, grown.Cases, step, ref best, ref thresholds);
            }
        }
    }

    // Vectors as wide as the machine has: compiled while it runs, so at once and well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LookAtWindows(int centre, int circle, int zone, int step, ref Cylinder best, ref ScanThresholds<TCount> thresholds)
    {
        TCount[] counts = _counts;
        int[] before = _cases.Before;
        long[] products = thresholds.Products;
        int left = 0, earliest = Math.Max(0, step - _maxSteps + 1), latest = _cases.StepCount;
        if (_taken is not null && !IsFree(step, ref earliest, ref latest))
            return;
        for (int start = step; start >= earliest; start--)
        {
            left += int.CreateTruncating(counts[start]);
            int inside = left, last = Math.Min(latest, start + _maxSteps);
            for (int end = step + 1; ; inside += int.CreateTruncating(counts[end]), end++)
            {
                int inWindow = before[end] - before[start];
                if (2L * inWindow > _cases.Count)
                    break;
                long product = (long)zone * inWindow;
                if (product <= products[inside])
                {
                    double ratio = LikelihoodRatio.Log(inside, product, _cases.Count);
                    if (ratio > best.LogRatio)
                    {
                        best = new Cylinder(centre, circle, start, end, inside, product, ratio);
                        if (ratio >= thresholds.Next)
                        {
                            thresholds = _ladder.Below(ratio);
                            products = thresholds.Products;
                        }
                    }
                }
                if (end == last)
                    break;
            }
        }
    }

    /// <summary>Does the circle meet no cluster at a step? Narrows the steps round it to those of which this is so as well.</summary>
    private bool IsFree(int step, ref int earliest, ref int latest)
    {
        if (_blocked[step])
            return false;
        int before = _blocked.AsSpan(earliest, step - earliest).LastIndexOf(true), after = _blocked.AsSpan(step, latest - step).IndexOf(true);
        earliest += before + 1;
        latest = after < 0 ? latest : step + after;
        return true;
    }
}

/// <summary>A circle during a window.</summary>
/// <param name="Centre">Location in its middle.</param>
/// <param name="Circle">Index in <see cref="ScanZones.Circles"/>; −1 for none.</param>
/// <param name="FirstStep">First step of the window.</param>
/// <param name="EndStep">End of the window, exclusive.</param>
/// <param name="Observed">Cases in it.</param>
/// <param name="Product">Cases expected in it times all cases.</param>
/// <param name="LogRatio">See <see cref="LikelihoodRatio"/>.</param>
internal readonly record struct Cylinder(int Centre, int Circle, int FirstStep, int EndStep, int Observed, long Product, double LogRatio);
