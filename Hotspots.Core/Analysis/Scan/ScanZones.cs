using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>Which circles are there? Round each location, from one distance of its neighbours to the next.</summary>
/// <remarks>
/// Locations equally far from the centre enter together. The circles of a centre are bundled into stretches in which the number of
/// cases grows little: what no circle of a stretch can reach is ruled out for all of them at once. None of this depends on times.
/// </remarks>
internal sealed class ScanZones
{
    /// <summary>Places in the lists of all centres, at most: 800 MB.</summary>
    private const int MostNeighbours = 100_000_000;

    private ScanZones(int[] circleStarts, int[] stretchStarts, int[] neighbours, int[] starts, Circle[] circles, Stretch[] stretches)
    {
        CircleStarts = circleStarts;
        StretchStarts = stretchStarts;
        Neighbours = neighbours;
        Starts = starts;
        Circles = circles;
        Stretches = stretches;
        foreach (Circle circle in circles)
            MostCases = Math.Max(MostCases, circle.Cases);
    }

    /// <summary>How many centres.</summary>
    public int CentreCount => CircleStarts.Length - 1;

    /// <summary>First circle of each centre, and the number of circles at the end.</summary>
    public int[] CircleStarts { get; }

    /// <summary>First stretch of each centre, and the number of stretches at the end.</summary>
    public int[] StretchStarts { get; }

    /// <summary>First neighbour of each centre, and the number of neighbours at the end.</summary>
    public int[] Starts { get; }

    /// <summary>The locations round each centre, nearest first, itself included.</summary>
    public int[] Neighbours { get; }

    /// <summary>The circles, in each centre from the smallest.</summary>
    public Circle[] Circles { get; }

    /// <summary>The stretches, in each centre from the innermost.</summary>
    public Stretch[] Stretches { get; }

    /// <summary>Cases of the fullest circle.</summary>
    public int MostCases { get; }

    /// <summary>The locations of a cylinder.</summary>
    public ReadOnlySpan<int> LocationsOf(Cylinder cylinder) =>
        Neighbours.AsSpan(Starts[cylinder.Centre], Circles[cylinder.Circle].End - Starts[cylinder.Centre]);

    /// <summary>Smallest number of cases of a stretch's circles, level by level: 1, 2, 3 … growing by some 1.5 √n.</summary>
    public static int[] Levels(int most)
    {
        var levels = new List<int>();
        for (int level = 1; level <= most; level = Math.Max(level + 1, (int)(level + 1.5 * Math.Sqrt(level))))
            levels.Add(level);
        return [.. levels];
    }

    /// <summary>Draws the circles.</summary>
    /// <param name="places">Positions of the locations.</param>
    /// <param name="cases">How many cases each has.</param>
    /// <param name="maxRadius">Largest radius, inclusive, in the unit of the positions.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The circles would fill the memory, or a position is astray.</exception>
    public static ScanZones Build(PointSet places, ScanCases cases, double maxRadius, CancellationToken cancellation)
    {
        int n = places.Count, half = cases.Count / 2;
        int[] levels = Levels(Math.Max(1, half));
        int[] circleStarts = new int[n + 1], stretchStarts = new int[n + 1], starts = new int[n + 1];
        var neighbours = new List<int>();
        var circles = new List<Circle>();
        var stretches = new List<Stretch>();
        // A little wider than the radius, so that rounding in the grid never hides a place on the circle.
        CellIndex? index = n == 0 ? null : CellIndex.Build(places, maxRadius * (1 + 1.0 / (1 << 16)), WorkSharing.Alone(cancellation));
        int[] cellOf = CellOfEach(index, n);
        double[] squares = [];
        int[] near = [];
        for (int centre = 0; centre < n; centre++)
        {
            if (centre % 64 == 0)
                cancellation.ThrowIfCancellationRequested();
            int count = 0;
            for (int row = -1; row <= 1; row++)
            {
                (int first, int end) = index!.PlacesInRow(cellOf[centre], row, 1);
                if (squares.Length < count + end - first)
                {
                    Array.Resize(ref squares, 2 * (count + end - first));
                    Array.Resize(ref near, squares.Length);
                }
                for (int place = first; place < end; place++)
                {
                    double dx = index.Eastings[place] - places.Eastings[centre], dy = index.Northings[place] - places.Northings[centre];
                    double squared = dx * dx + dy * dy;
                    if (squared <= maxRadius * maxRadius)
                        (squares[count], near[count++]) = (squared, index.Order[place]);
                }
            }
            KeyedSort.Ascending(squares.AsSpan(0, count), near.AsSpan(0, count));
            int inside = 0;
            for (int from = 0, to; from < count; from = to)
            {
                to = from;
                int grown = inside;
                for (; to < count && squares[to] == squares[from]; to++)
                    grown += cases.CountAt(near[to]);
                if (grown > half)
                    break;
                Array.Sort(near, from, to - from);
                neighbours.AddRange(near.AsSpan(from, to - from));
                inside = grown;
                circles.Add(new Circle(neighbours.Count, inside, squares[from]));
                int level = Array.BinarySearch(levels, inside);
                level = level >= 0 ? level : ~level - 1;
                if (stretches.Count > stretchStarts[centre] && stretches[^1].Level == level)
                    stretches.RemoveAt(stretches.Count - 1);
                stretches.Add(new Stretch(circles.Count, level));
            }
            if (neighbours.Count > MostNeighbours)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The circles would hold more than {MostNeighbours:N0} places: choose a smaller largest radius or larger cells."));
            }
            (circleStarts[centre + 1], stretchStarts[centre + 1], starts[centre + 1]) = (circles.Count, stretches.Count, neighbours.Count);
        }
        return new ScanZones(circleStarts, stretchStarts, [.. neighbours], starts, [.. circles], [.. stretches]);
    }

    private static int[] CellOfEach(CellIndex? index, int count)
    {
        var cells = new int[count];
        for (int cell = 0; cell < (index?.CellCount ?? 0); cell++)
        {
            for (int place = index!.Starts[cell]; place < index.Starts[cell + 1]; place++)
                cells[index.Order[place]] = cell;
        }
        return cells;
    }
}

/// <summary>One circle.</summary>
/// <param name="End">End of its places in <see cref="ScanZones.Neighbours"/>; they begin with the centre's first.</param>
/// <param name="Cases">Cases in it at any time, at most half of all.</param>
/// <param name="RadiusSquared">Square of the distance from the centre to its farthest place.</param>
internal readonly record struct Circle(int End, int Cases, double RadiusSquared);

/// <summary>Circles of one centre with nearly the same number of cases.</summary>
/// <param name="End">End of its circles in <see cref="ScanZones.Circles"/>.</param>
/// <param name="Level">Index in <see cref="ScanZones.Levels"/> of the number of cases that none of its circles is below.</param>
internal readonly record struct Stretch(int End, int Level);
