using System.Globalization;
using Hotspots.Core.Analysis.Scan.Populations;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>Circular scanning windows: round each region, from one distance of its neighbours to the next.</summary>
/// <remarks>
/// Regions equally far from the centre enter together. A circle holds at most a share of the population and reaches no farther than the
/// largest radius. Built over all pairs, on all cores; the same whatever their number.
/// </remarks>
internal sealed class ScanCircles
{
    /// <summary>Places in the lists of all centres, at most: 800 MB.</summary>
    private const long MostNeighbours = 100_000_000;

    private ScanCircles(Centre[] centres) => Centres = centres;

    /// <summary>The circles of each centre.</summary>
    public Centre[] Centres { get; }

    /// <summary>Draws the circles.</summary>
    /// <exception cref="ArgumentException">The circles would fill the memory; says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static ScanCircles Build(ScanRegions regions, PopulationScanOptions options, WorkSharing workers)
    {
        const int CentresABlock = 16;
        var centres = new Centre[regions.Count];
        long places = 0;
        workers.RunBlocks((centres.Length + CentresABlock - 1) / CentresABlock, block =>
        {
            int first = block * CentresABlock, end = Math.Min(centres.Length, first + CentresABlock);
            var squares = new double[regions.Count];
            var near = new int[regions.Count];
            for (int centre = first; centre < end; centre++)
            {
                centres[centre] = Around(centre, regions, options, squares, near);
                if (Interlocked.Add(ref places, centres[centre].Neighbours.Length) > MostNeighbours)
                    return;
            }
        });
        if (places > MostNeighbours)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The circles would hold more than {MostNeighbours:N0} places: choose a smaller largest radius, a smaller share of the population, "
                    + $"or larger cells."));
        }
        return new ScanCircles(centres);
    }

    private static Centre Around(int centre, ScanRegions regions, PopulationScanOptions options, double[] squares, int[] near)
    {
        ReadOnlySpan<double> eastings = regions.Places.Eastings, northings = regions.Places.Northings;
        double limit = options.MaxRadius * options.MaxRadius, most = options.MaxShare * regions.TotalPopulation;
        int count = 0;
        for (int place = 0; place < regions.Count; place++)
        {
            double dx = eastings[place] - eastings[centre], dy = northings[place] - northings[centre], squared = dx * dx + dy * dy;
            if (squared <= limit)
                (squares[count], near[count++]) = (squared, place);
        }
        KeyedSort.Ascending(squares.AsSpan(0, count), near.AsSpan(0, count));
        var ends = new List<int>();
        List<double> people = [], radii = [];
        double inside = 0;
        int taken = 0;
        for (int from = 0, to; from < count; from = to)
        {
            to = from;
            while (to < count && squares[to] == squares[from])
                to++;
            Array.Sort(near, from, to - from);
            double grown = inside;
            for (int k = from; k < to; k++)
                grown += regions.Population[near[k]];
            if (grown > most)
                break;
            (inside, taken) = (grown, to);
            ends.Add(to);
            people.Add(inside);
            radii.Add(Math.Sqrt(squares[from]));
        }
        return new Centre(near[..taken], [.. ends], [.. people], [.. radii]);
    }
}

/// <summary>The circles round one region, from the smallest.</summary>
/// <param name="Neighbours">The regions round it, nearest first, itself among them.</param>
/// <param name="Ends">End of each circle in <paramref name="Neighbours"/>.</param>
/// <param name="People">Population of each circle.</param>
/// <param name="Radii">Distance from the region to the farthest in each circle.</param>
internal sealed record Centre(int[] Neighbours, int[] Ends, double[] People, double[] Radii);
