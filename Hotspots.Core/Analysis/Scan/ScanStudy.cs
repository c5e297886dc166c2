using Hotspots.Core.Analysis.Scan.Populations;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>Study population of one area: squares of ground with the people in them, and the incidents that are cases.</summary>
internal sealed class ScanStudy
{
    private ScanStudy(string people, GroundSquares squares, ScanRegions regions, int[] incidents, int[] squareOf, TimeSteps? times)
    {
        (People, Squares, Regions, Incidents, SquareOf, Times) = (people, squares, regions, incidents, squareOf, times);
    }

    /// <summary>What the population consists of: "postcodes", "cases and controls", or what a file calls its column.</summary>
    public string People { get; }

    /// <summary>Are the people cases and controls?</summary>
    public bool HasControls { get; private init; }

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
        int[] squareOfGround = squares.Of().ToArray();
        var people = new double[squares.Count];
        for (int i = 0; i < ground.Count; i++)
            people[squareOfGround[i]] += Math.Max(1, ground.Postcodes[i]);

        return OfPeople("postcodes", input.Points, squares, people, times, incident =>
            ground.IndexOf(BuiltUpGround.KeyOf(input.Points.Eastings[incident], input.Points.Northings[incident])) is >= 0 and int here
                ? squareOfGround[here] : -1);
    }

    /// <summary>Cases against a population that is given: each case belongs to the place of the population that is nearest to it.</summary>
    /// <param name="input">The area; its population is known, and somebody is there.</param>
    /// <param name="population">Its population.</param>
    /// <param name="side">Side of a square, metres: places of one square are one region at its middle.</param>
    /// <param name="reach">Cases farther than this from any place with people are left out, metres.</param>
    /// <param name="times">When the incidents were; null for places alone.</param>
    /// <exception cref="ArgumentException">A position is too far away to be numbered.</exception>
    public static ScanStudy OfPopulation(AnalysisInput input, PopulationPoints population, double side, double reach, TimeSteps? times)
    {
        PointSet places = population.Places.Select([.. Enumerable.Range(0, population.Places.Count).Where(i => population.Places.WeightAt(i) > 0)]);
        GroundSquares squares = GroundSquares.Of(places, side);
        int[] squareOfPlace = squares.Of().ToArray();
        var people = new double[squares.Count];
        for (int i = 0; i < places.Count; i++)
            people[squareOfPlace[i]] += places.WeightAt(i);
        KdTree tree = KdTree.Build(places, WorkSharing.Alone(default));
        var squared = new double[1];
        var nearest = new int[1];
        return OfPeople(population.Name, input.Points, squares, people, times, incident =>
            tree.Nearest(input.Points.Eastings[incident], input.Points.Northings[incident], squared, nearest) > 0 && squared[0] <= reach * reach
                ? squareOfPlace[tree.Order[nearest[0]]] : -1);
    }

    /// <summary>Cases against controls: the people of a square are the cases and the controls in it.</summary>
    /// <param name="points">All incidents of the area.</param>
    /// <param name="sides">Which are cases and which controls; the others do not count.</param>
    /// <param name="side">Side of a square, metres.</param>
    /// <param name="times">When the cases and controls were, and none else; null for places alone.</param>
    /// <exception cref="ArgumentException">A position is too far away to be numbered.</exception>
    public static ScanStudy OfControls(PointSet points, ComparisonSide[] sides, double side, TimeSteps? times)
    {
        int[] compared = times?.Incidents ?? [.. Enumerable.Range(0, sides.Length).Where(i => sides[i] != ComparisonSide.Neither)];
        GroundSquares squares = GroundSquares.Of(points.Select(compared), side);
        ReadOnlySpan<int> of = squares.Of();
        int stepCount = Math.Max(1, times?.Count ?? 1);
        int[] people = new int[squares.Count * stepCount], cases = new int[people.Length];
        List<int> incidents = [], squareOf = [], numbers = [];
        for (int k = 0; k < compared.Length; k++)
        {
            int cell = of[k] * stepCount + (times?.Steps[k] ?? 0);
            people[cell]++;
            if (sides[compared[k]] != ComparisonSide.Case)
                continue;
            cases[cell]++;
            incidents.Add(compared[k]);
            squareOf.Add(of[k]);
            numbers.Add(k);
        }
        ScanRegions regions = ScanRegions.OfControls(squares.Centres, people, cases, stepCount);
        return new ScanStudy("cases and controls", squares, regions, [.. incidents], [.. squareOf], times?.Only([.. numbers])) { HasControls = true };
    }

    private static ScanStudy OfPeople(
        string name, PointSet points, GroundSquares squares, double[] people, TimeSteps? times, Func<int, int> squareOfIncident)
    {
        int all = times?.Incidents.Length ?? points.Count;
        int stepCount = Math.Max(1, times?.Count ?? 1);
        var cases = new int[squares.Count * stepCount];
        List<int> incidents = [], squareOf = [], numbers = [];
        for (int k = 0; k < all; k++)
        {
            int incident = times is null ? k : times.Incidents[k];
            int square = squareOfIncident(incident);
            if (square < 0)
                continue;
            incidents.Add(incident);
            squareOf.Add(square);
            numbers.Add(k);
            cases[square * stepCount + (times?.Steps[k] ?? 0)]++;
        }
        return new ScanStudy(
            name, squares, new ScanRegions(squares.Centres, people, cases, stepCount), [.. incidents], [.. squareOf], times?.Only([.. numbers]));
    }
}
