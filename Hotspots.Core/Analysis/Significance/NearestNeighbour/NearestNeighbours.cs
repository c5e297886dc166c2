using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Significance.NearestNeighbour;

/// <summary>Nearest-neighbour distances, for Clark and Evans's index. Do incidents lie closer together than chance would put them?</summary>
/// <remarks>
/// Clark and Evans's index ("Distance to nearest neighbor", Ecology 1954): R = d̄ / (½√(A/n)), its standard error 0.26136/√(n²/A), every
/// incident counted once whatever its weight; incidents at one position are 0 apart. Without correction R is somewhat too large,
/// because neighbours beyond the edge are not seen; Donnelly's correction (in Hodder, "Simulation Studies in Archaeology", 1978) adds
/// (0.0514 + 0.0412/√n)·L/n to the expectation, L the length of the edge. Checked against spatstat's answers.
/// </remarks>
internal static class NearestNeighbours
{
    /// <summary>More cells than this across are no help to anyone.</summary>
    private const double MostAcross = 4096;

    /// <summary>The distance from each point to the nearest other.</summary>
    /// <param name="points">At least two.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told of each point done.</param>
    public static NearestDistances Of(PointSet points, WorkSharing workers, ProgressMeter meter)
    {
        GridBox box = points.Bounds();
        double extent = Math.Max(box.Width, box.Height);
        if (extent == 0)
            return new NearestDistances(0, 0, points.Count);
        double side = Math.Max(Math.Sqrt(box.Width * box.Height / points.Count), extent / MostAcross);
        CellIndex cells = CellIndex.Build(points, side, workers);
        var distances = new double[points.Count];
        int most = (int)(extent / side) + 2;
        cells.ForEachBlock(workers, (first, end) =>
        {
            for (int cell = first; cell < end; cell++)
            {
                for (int place = cells.Starts[cell]; place < cells.Starts[cell + 1]; place++)
                    distances[cells.Order[place]] = Nearest(cells, cell, place, most);
            }
            meter.Advance(cells.Starts[end] - cells.Starts[first]);
        });
        // In ascending order the sum is the same in whatever order the points came, and loses least.
        Array.Sort(distances);
        double sum = 0, squares = 0;
        int none = 0;
        foreach (double distance in distances)
        {
            sum += distance;
            none += distance == 0 ? 1 : 0;
        }
        double mean = sum / distances.Length;
        foreach (double distance in distances)
            squares += (distance - mean) * (distance - mean);
        return new NearestDistances(mean, Math.Sqrt(squares / distances.Length), none);
    }

    private static double Nearest(CellIndex cells, int cell, int place, int most)
    {
        double e = cells.Eastings[place], n = cells.Northings[place], best = double.PositiveInfinity;
        for (int reach = 1; ; reach *= 2)
        {
            for (int row = -reach; row <= reach; row++)
            {
                (int first, int end) = cells.PlacesInRow(cell, row, reach);
                for (int other = first; other < end; other++)
                {
                    double de = cells.Eastings[other] - e, dn = cells.Northings[other] - n, squared = de * de + dn * dn;
                    if (squared < best && other != place)
                        best = squared;
                }
            }
            // Everything so near lies in the rows and columns looked at; cells are as wide as they say but for a rounding.
            double sure = reach * cells.Side * (1 - 1e-5);
            if (best <= sure * sure || reach > most)
                return Math.Sqrt(best);
        }
    }
}

/// <summary>Distances to the nearest other point.</summary>
/// <param name="Mean">Metres.</param>
/// <param name="Deviation">Standard deviation, divisor n, metres.</param>
/// <param name="AtOnePosition">Points that share their position with another.</param>
internal readonly record struct NearestDistances(double Mean, double Deviation, int AtOnePosition);
