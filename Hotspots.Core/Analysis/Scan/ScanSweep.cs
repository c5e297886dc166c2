using System.Numerics;
using System.Runtime.InteropServices;
using Hotspots.Core.Analysis.Scan.Populations;

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

    /// <summary>The same of cases and controls, where their times are known; empty where people are there at every step alike.</summary>
    private readonly int[] _peopleBefore = [];

    private readonly int[] _peopleInside = [];

    /// <summary>The first and the last step with a case in each region, where that is asked; the last is −1 where there is none.</summary>
    private readonly (int First, int Last)[] _span = [];

    /// <summary>Prepares the workshop.</summary>
    public ScanSweep(ScanRegions regions, ScanCircles circles, int maxSteps)
    {
        (_regions, _circles, _steps, _maxSteps) = (regions, circles, regions.StepCount, maxSteps);
        _least = new double[regions.TotalCases + 1];
        _row = _steps == 1 ? 0 : _steps + 1 + Vector<int>.Count;
        _before = new int[regions.Count * _row];
        _inside = new int[_row];
        if (_steps == 1 || regions.PeopleByStep is not { } people)
            return;
        _peopleBefore = new int[_before.Length];
        _peopleInside = new int[_row];
        _span = new (int, int)[regions.Count];
        Sum(people, _peopleBefore);
    }

    /// <summary>The largest ratio of any window; 0 when none has more than expected.</summary>
    /// <param name="cases">Region × steps + step.</param>
    /// <param name="strength">Measures a window.</param>
    /// <param name="cancellation">Stops the search.</param>
    public double Largest(int[] cases, ScanStrength strength, CancellationToken cancellation)
    {
        Array.Fill(_least, double.PositiveInfinity);
        if (_steps > 1)
            Sum(cases, _before);
        for (int region = 0; region < _span.Length; region++)
        {
            ReadOnlySpan<int> here = cases.AsSpan(region * _steps, _steps);
            _span[region] = (here.IndexOfAnyExcept(0), here.LastIndexOfAnyExcept(0));
        }
        for (int centre = 0; centre < _circles.Centres.Length; centre++)
        {
            if (centre % CentresBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            if (_steps == 1)
                Sweep(_circles.Centres[centre], cases);
            else if (_span.Length > 0)
                SweepAmong(_circles.Centres[centre]);
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

    /// <summary>The best window round a centre, of equals the smallest circle, then the shortest window, then the earliest; null when nothing is
    /// above expectation.</summary>
    public PopulationCluster? BestRound(int centre, ScanStrength strength)
    {
        Centre round = _circles.Centres[centre];
        int[] counts = new int[_steps], people = new int[_steps];
        (double Ratio, int Circle, int First, int End, int Cases, double Exposure) best = (0, -1, 0, 0, 0, 0);
        int taken = 0;
        for (int circle = 0; circle < round.Ends.Length; circle++)
        {
            for (; taken < round.Ends[circle]; taken++)
            {
                for (int step = 0; step < _steps; step++)
                {
                    counts[step] += _regions.Cases[round.Neighbours[taken] * _steps + step];
                    people[step] += _regions.PeopleByStep?[round.Neighbours[taken] * _steps + step] ?? 0;
                }
            }
            for (int length = 1; length <= _maxSteps; length++)
            {
                for (int first = 0; first + length <= _steps; first++)
                {
                    int inside = 0, among = 0;
                    for (int step = first; step < first + length; step++)
                        (inside, among) = (inside + counts[step], among + people[step]);
                    double exposure = _regions.PeopleByStep is null ? round.People[circle] * length : among;
                    double ratio = strength.Log(inside, exposure);
                    if (ratio > best.Ratio)
                        best = (ratio, circle, first, first + length, inside, exposure);
                }
            }
        }
        if (best.Circle < 0)
            return null;
        return new PopulationCluster(
            centre, round.Neighbours[..round.Ends[best.Circle]], round.Radii[best.Circle], best.First, best.End, best.Cases,
            _regions.PeopleByStep is null ? round.People[best.Circle] : best.Exposure,
            strength.Expected(best.Exposure), strength.RelativeRisk(best.Cases, best.Exposure), best.Ratio);
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
                AddRow(round.Neighbours[taken], _before, _inside);
            for (int length = 1; length <= _maxSteps; length++)
            {
                int most = Most(length);
                double exposure = round.People[circle] * length;
                if (exposure < _least[most])
                    _least[most] = exposure;
            }
        }
    }

    // Where people have their times, two windows of one circle and length hold different numbers of them: each is looked at. A circle that
    // grows without a case in a window only adds controls there, and the smaller circle is the better: only windows with a new case count.
    private void SweepAmong(Centre round)
    {
        Array.Clear(_inside);
        Array.Clear(_peopleInside);
        double[] least = _least;
        int taken = 0;
        foreach (int end in round.Ends)
        {
            int earliest = _steps, latest = -1;
            for (; taken < end; taken++)
            {
                int region = round.Neighbours[taken];
                AddRow(region, _peopleBefore, _peopleInside);
                if (_span[region].Last < 0)
                    continue;
                AddRow(region, _before, _inside);
                (earliest, latest) = (Math.Min(earliest, _span[region].First), Math.Max(latest, _span[region].Last));
            }
            for (int length = 1; length <= _maxSteps; length++)
            {
                int last = Math.Min(_steps - length, latest);
                for (int first = Math.Max(0, earliest - length + 1); first <= last; first++)
                {
                    int inside = _inside[first + length] - _inside[first], people = _peopleInside[first + length] - _peopleInside[first];
                    if (people < least[inside])
                        least[inside] = people;
                }
            }
        }
    }

    private void AddRow(int region, int[] rows, int[] sums)
    {
        ref int inside = ref MemoryMarshal.GetArrayDataReference(sums);
        ref int added = ref rows[region * _row];
        int step = 0;
        for (; step + Vector<int>.Count <= _row; step += Vector<int>.Count)
            (Vector.LoadUnsafe(ref inside, (nuint)step) + Vector.LoadUnsafe(ref added, (nuint)step)).StoreUnsafe(ref inside, (nuint)step);
        for (; step < _row; step++)
            sums[step] += rows[region * _row + step];
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

    private void Sum(int[] counts, int[] before)
    {
        for (int region = 0; region < _regions.Count; region++)
        {
            int sum = 0;
            for (int step = 0; step < _steps; step++)
            {
                sum += counts[region * _steps + step];
                before[region * _row + step + 1] = sum;
            }
        }
    }
}
