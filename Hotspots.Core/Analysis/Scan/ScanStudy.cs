using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>Study population of one area: squares of ground with the people in them, and the incidents that are cases.</summary>
internal sealed class ScanStudy
{
    private ScanStudy(GroundSquares squares, ScanRegions regions, int[] incidents, int[] squareOf, TimeSteps? times)
    {
        (Squares, Regions, Incidents, SquareOf, Times) = (squares, regions, incidents, squareOf, times);
    }

    /// <summary>The squares of ground; the regions of the scan, with positions in sides of a square.</summary>
    public GroundSquares Squares { get; }

    /// <summary>Population and cases of each square.</summary>
    public ScanRegions Regions { get; }

    /// <summary>The incidents that are cases, ascending.</summary>
    public int[] Incidents { get; }

    /// <summary>The square of each of them.</summary>
    public int[] SquareOf { get; }

    /// <summary>The step of each of them; null for a scan of places alone.</summary>
    public TimeSteps? Times { get; }

    /// <summary>The step of a case, 0 for a scan of places alone.</summary>
    public int StepOf(int number) => Times is null ? 0 : Times.Steps[number];

    /// <summary>Cases against postcodes: each square of built-up ground has as many people as postcodes, at least one.</summary>
    /// <param name="input">The area; its ground has postcodes.</param>
    /// <param name="ground">Its ground.</param>
    /// <param name="side">Side of a square, metres. Squares of ground are counted where their middle lies, and incidents with them.</param>
    /// <param name="times">When the incidents were; null for places alone.</param>
    /// <exception cref="ArgumentException">A position is too far away to be numbered.</exception>
    public static ScanStudy OfPostcodes(AnalysisInput input, BuiltUpGround ground, double side, TimeSteps? times)
    {
        double[] eastings = new double[ground.Count], northings = new double[ground.Count];
        for (int i = 0; i < ground.Count; i++)
            (eastings[i], northings[i]) = BuiltUpGround.CentreOf(ground.Keys[i]);
        GroundSquares squares = GroundSquares.Of(new PointSet(eastings, northings), side);
        ReadOnlySpan<int> squareOfGround = squares.Of();
        var people = new double[squares.Count];
        for (int i = 0; i < ground.Count; i++)
            people[squareOfGround[i]] += Math.Max(1, ground.Postcodes[i]);

        int all = times?.Incidents.Length ?? input.Points.Count;
        int stepCount = Math.Max(1, times?.Count ?? 1);
        var cases = new int[squares.Count * stepCount];
        List<int> incidents = [], squareOf = [], numbers = [];
        for (int k = 0; k < all; k++)
        {
            int incident = times is null ? k : times.Incidents[k];
            int here = ground.IndexOf(BuiltUpGround.KeyOf(input.Points.Eastings[incident], input.Points.Northings[incident]));
            if (here < 0)
                continue;
            incidents.Add(incident);
            squareOf.Add(squareOfGround[here]);
            numbers.Add(k);
            cases[squareOfGround[here] * stepCount + (times?.Steps[k] ?? 0)]++;
        }
        return new ScanStudy(squares, new ScanRegions(squares.Centres, people, cases, stepCount), [.. incidents], [.. squareOf], times?.Only([.. numbers]));
    }

    /// <summary>Cases against controls: the people of a square are the cases and the controls in it.</summary>
    /// <param name="points">All incidents of the area.</param>
    /// <param name="sides">Which are cases and which controls; the others do not count.</param>
    /// <param name="side">Side of a square, metres.</param>
    /// <exception cref="ArgumentException">A position is too far away to be numbered.</exception>
    public static ScanStudy OfControls(PointSet points, ComparisonSide[] sides, double side)
    {
        int[] compared = [.. Enumerable.Range(0, sides.Length).Where(i => sides[i] != ComparisonSide.Neither)];
        GroundSquares squares = GroundSquares.Of(points.Select(compared), side);
        ReadOnlySpan<int> of = squares.Of();
        var people = new double[squares.Count];
        var cases = new int[squares.Count];
        List<int> incidents = [], squareOf = [];
        for (int k = 0; k < compared.Length; k++)
        {
            people[of[k]]++;
            if (sides[compared[k]] != ComparisonSide.Case)
                continue;
            cases[of[k]]++;
            incidents.Add(compared[k]);
            squareOf.Add(of[k]);
        }
        return new ScanStudy(squares, new ScanRegions(squares.Centres, people, cases), [.. incidents], [.. squareOf], null);
    }
}
