using System.Numerics;
using System.Runtime.InteropServices;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>Likelihood ratios of all windows, for one set of cases. One thread's workshop.</summary>
internal sealed class ScanSweep
{
    private const int CentresBetweenLooks = 64;

    private readonly ScanRegions _regions;
    private readonly ScanCircles _circles;
    private readonly int _steps;
    private readonly int _maxSteps;

    /// <summary>The smallest exposure of a window with so many cases; infinite where there is no such window.</summary>
    private readonly double[] _least;

    /// <summary>Numbers of a row of <see cref="_before"/>: one more than steps, and room for vectors to read past it.</summary>
    private readonly int _row;

    /// <summary>Cases of each region before each step; and those of the growing circle.</summary>
    private readonly int[] _before;

    private readonly int[] _inside;

    /// <summary>Prepares the workshop.</summary>
    public ScanSweep(ScanRegions regions, ScanCircles circles, int maxSteps)
    {
        (_regions, _circles, _steps, _maxSteps) = (regions, circles, regions.StepCount, maxSteps);
        _least = new double[regions.TotalCases + 1];
        _row = _steps == 1 ? 0 : _steps + 1 + Vector<int>.Count;
        _before = new int[regions.Count * _row];
        _inside = new int[_row];
    }

    /// <summary>The largest ratio of any window; 0 when none has more than expected.</summary>
    /// <param name="cases">Region × steps + step.</param>
    /// <param name="strength">Measures a window.</param>
    /// <param name="cancellation">Stops the search.</param>
    public double Largest(int[] cases, ScanStrength strength, CancellationToken cancellation)
    {
        Array.Fill(_least, double.PositiveInfinity);
        if (_steps > 1)
            Sum(cases);
        for (int centre = 0; centre < _circles.Centres.Length; centre++)
        {
            if (centre % CentresBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            if (_steps == 1)
                Sweep(_circles.Centres[centre], cases);
            else
                SweepWindows(_circles.Centres[centre]);
        }
        double largest = 0;
        for (int count = ScanStrength.FewestCases; count < _least.Length; count++)
        {
            if (_least[count] < double.PositiveInfinity)
                largest = Math.Max(largest, strength.Log(count, _least[count]));
        }
        return largest;
    }

    /// <summary>The best window round a centre, of equals the smallest circle, then the shortest window, then the earliest; null when nothing is above expectation.</summary>
    public PopulationCluster? BestRound(int centre, ScanStrength strength)
    {
        Centre round = _circles.Centres[centre];
        var counts = new int[_steps];
        (double Ratio, int Circle, int First, int End, int Cases) best = (0, -1, 0, 0, 0);
        int taken = 0;
        for (int circle = 0; circle < round.Ends.Length; circle++)
        {
            for (; taken < round.Ends[circle]; taken++)
            {
                for (int step = 0; step < _steps; step++)
                    counts[step] += _regions.Cases[round.Neighbours[taken] * _steps + step];
            }
            for (int length = 1; length <= _maxSteps; length++)
            {
                for (int first = 0; first + length <= _steps; first++)
                {
                    int inside = 0;
                    for (int step = first; step < first + length; step++)
                        inside += counts[step];
                    double ratio = strength.Log(inside, round.People[circle] * length);
                    if (ratio > best.Ratio)
                        best = (ratio, circle, first, first + length, inside);
                }
            }
        }
        if (best.Circle < 0)
            return null;
        double people = round.People[best.Circle], exposure = people * (best.End - best.First);
        return new PopulationCluster(
            centre, round.Neighbours[..round.Ends[best.Circle]], round.Radii[best.Circle], best.First, best.End, best.Cases, people,
            strength.Expected(exposure), strength.RelativeRisk(best.Cases, exposure), best.Ratio);
    }

    private void Sweep(Centre round, int[] cases)
    {
        double[] least = _least;
        int[] neighbours = round.Neighbours;
        double[] people = round.People;
        int inside = 0, taken = 0;
        for (int circle = 0; circle < round.Ends.Length; circle++)
        {
            for (int end = round.Ends[circle]; taken < end; taken++)
                inside += cases[neighbours[taken]];
            if (people[circle] < least[inside])
                least[inside] = people[circle];
        }
    }

    // For a given circle and length the exposure is one, and the ratio is largest where the cases are most.
    private void SweepWindows(Centre round)
    {
        Array.Clear(_inside);
        int taken = 0;
        for (int circle = 0; circle < round.Ends.Length; circle++)
        {
            for (int end = round.Ends[circle]; taken < end; taken++)
                AddRow(round.Neighbours[taken]);
            for (int length = 1; length <= _maxSteps; length++)
            {
                int most = Most(length);
                double exposure = round.People[circle] * length;
                if (exposure < _least[most])
                    _least[most] = exposure;
            }
        }
    }

    private void AddRow(int region)
    {
        ref int inside = ref MemoryMarshal.GetArrayDataReference(_inside);
        ref int added = ref _before[region * _row];
        int step = 0;
        for (; step + Vector<int>.Count <= _row; step += Vector<int>.Count)
            (Vector.LoadUnsafe(ref inside, (nuint)step) + Vector.LoadUnsafe(ref added, (nuint)step)).StoreUnsafe(ref inside, (nuint)step);
        for (; step < _row; step++)
            _inside[step] += _before[region * _row + step];
    }

    private int Most(int length)
    {
        ref int inside = ref MemoryMarshal.GetArrayDataReference(_inside);
        Vector<int> most = Vector<int>.Zero;
        int first = 0, last = _steps - length;
        for (; first + Vector<int>.Count <= last + 1; first += Vector<int>.Count)
            most = Vector.Max(most, Vector.LoadUnsafe(ref inside, (nuint)(first + length)) - Vector.LoadUnsafe(ref inside, (nuint)first));
        int largest = 0;
        for (int lane = 0; lane < Vector<int>.Count; lane++)
            largest = Math.Max(largest, most[lane]);
        for (; first <= last; first++)
            largest = Math.Max(largest, _inside[first + length] - _inside[first]);
        return largest;
    }

    private void Sum(int[] cases)
    {
        for (int region = 0; region < _regions.Count; region++)
        {
            int sum = 0;
            for (int step = 0; step < _steps; step++)
            {
                sum += cases[region * _steps + step];
                _before[region * _row + step + 1] = sum;
            }
        }
    }
}
