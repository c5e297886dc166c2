using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Connected hot cells. Which significant hot cells make one place, and which incidents are in it?</summary>
/// <remarks>
/// Hot cells (<see cref="CellClass.HighHigh"/>) that share an edge are one place; cells that touch at a corner only are two. Its
/// members are the incidents in its cells, each counted once whatever its weight; a place with fewer than
/// <see cref="DbscanDefaults.FewestMinPoints"/> is none: its cells stay hot, but nobody is sent there. Numbered by members, equally many
/// by their most south-westerly member. Every member is a core point: it lies in a significant cell of a place.
/// </remarks>
internal static class HotCells
{
    /// <summary>The places of tested cells.</summary>
    public static HotPlaces Places(PointSet points, CellField field, CellStatistics statistics) => Places(
        points, field, Array.ConvertAll(statistics.Classes, static cell => cell == CellClass.HighHigh), DbscanDefaults.FewestMinPoints,
        rows => Evidence(statistics, rows));

    /// <summary>The places of cells that were picked in any way.</summary>
    /// <param name="points">The incidents.</param>
    /// <param name="field">Cells of the area.</param>
    /// <param name="isHot">Which of them were picked.</param>
    /// <param name="fewest">Incidents of a place at least.</param>
    /// <param name="evidence">What speaks for a place, given the rows of its cells in <see cref="CellField.Cells"/>.</param>
    public static HotPlaces Places(PointSet points, CellField field, bool[] isHot, int fewest, Func<List<int>, Figure[]> evidence)
    {
        int[] placeOfCell = Join(field, isHot);
        var places = new Dictionary<int, Place>();
        for (int i = 0; i < points.Count; i++)
        {
            int root = placeOfCell[field.CellOfPoint[i]];
            if (root < 0)
                continue;
            if (!places.TryGetValue(root, out Place? place))
                places.Add(root, place = new Place { Corner = points[i] });
            place.Members++;
            if (points[i].IsSouthWestOf(place.Corner))
                place.Corner = points[i];
        }
        for (int i = 0; i < field.Cells.Length; i++)
        {
            int root = placeOfCell[field.Cells[i]];
            if (root < 0 || !places.TryGetValue(root, out Place? place))
                continue;
            place.Cells.Add(field.Cells[i]);
            place.Rows.Add(i);
        }
        Place[] ordered = [.. places.Values.Where(place => place.Members >= fewest)];
        Array.Sort(ordered, static (a, b) =>
            a.Members != b.Members ? b.Members.CompareTo(a.Members) : a == b ? 0 : a.Corner.IsSouthWestOf(b.Corner) ? -1 : 1);
        return Number(points.Count, field, placeOfCell, ordered, places.Count - ordered.Length, evidence);
    }

    /// <summary>What is said of groups of hot cells that are no places, 1 or more.</summary>
    public static string Left(int small) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{(small == 1 ? "1 group of hot cells holds" : $"{small:N0} groups of hot cells hold")} fewer than {DbscanDefaults.FewestMinPoints} "
            + $"incidents: hot on the map of cells, but no place of the list.");

    private static HotPlaces Number(int points, CellField field, int[] placeOfCell, Place[] ordered, int small,
        Func<List<int>, Figure[]> evidence)
    {
        var numbers = new Dictionary<int, int>(ordered.Length);
        for (int number = 0; number < ordered.Length; number++)
            numbers.Add(placeOfCell[ordered[number].Cells[0]], number);
        var labels = new int[points];
        var isCore = new bool[points];
        for (int i = 0; i < points; i++)
        {
            int root = placeOfCell[field.CellOfPoint[i]];
            isCore[i] = root >= 0 && numbers.TryGetValue(root, out labels[i]);
            if (!isCore[i])
                labels[i] = ClusterLabels.Noise;
        }
        return new HotPlaces(
            new ClusterLabels(labels, isCore, ordered.Length),
            Array.ConvertAll(ordered, place => (Geometry)FromStatistic.Around(field.Grid, place.Cells.ToArray())),
            Array.ConvertAll(ordered, place => (IReadOnlyList<Figure>)evidence(place.Rows)),
            small);
    }

    private static Figure[] Evidence(CellStatistics statistics, List<int> rows)
    {
        double smallestQ = 1, largestZ = 0;
        foreach (int row in rows)
            (smallestQ, largestZ) = (Math.Min(smallestQ, statistics.Q[row]), Math.Max(largestZ, statistics.Z[row]));
        return
        [
            new Figure("q", smallestQ, "", string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"Its surest cell has a corrected p-value of {smallestQ:0.####}")),
            new Figure("z", largestZ, "", string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"Its hottest cell stands {largestZ:0.0} standard deviations above what chance gives")),
            OfCells(rows.Count),
        ];
    }

    /// <summary>How many cells a place is made of.</summary>
    public static Figure OfCells(int count) =>
        new("cells", count, "", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"It is made of {count:N0} cells"));

    /// <summary>For each cell of the grid the root of its place, −1 when it is not hot.</summary>
    private static int[] Join(CellField field, bool[] isHot)
    {
        CellGrid grid = field.Grid;
        var hot = new int[grid.CellCount];
        Array.Fill(hot, -1);
        for (int i = 0; i < isHot.Length; i++)
        {
            if (isHot[i])
                hot[field.Cells[i]] = field.Cells[i];
        }
        var joined = new DisjointSet(grid.CellCount);
        Span<int> neighbours = stackalloc int[8];
        foreach (int cell in field.Cells)
        {
            if (hot[cell] < 0)
                continue;
            int count = grid.Neighbours(cell, neighbours);
            foreach (int neighbour in neighbours[..count])
            {
                if (hot[neighbour] >= 0
                    && (grid.Shape == CellShape.Hexagon || neighbour / grid.Columns == cell / grid.Columns
                        || neighbour % grid.Columns == cell % grid.Columns))
                    joined.Join(cell, neighbour);
            }
        }
        foreach (int cell in field.Cells)
        {
            if (hot[cell] >= 0)
                hot[cell] = joined.Find(cell);
        }
        return hot;
    }

    private sealed class Place
    {
        public required GridPoint Corner { get; set; }

        public int Members { get; set; }

        public List<int> Cells { get; } = [];

        public List<int> Rows { get; } = [];
    }
}

/// <summary>Places made of hot cells.</summary>
/// <param name="Labels">The place of each incident.</param>
/// <param name="Outlines">The ground of each place.</param>
/// <param name="Evidence">What speaks for each place.</param>
/// <param name="Small">Groups of hot cells with incidents, but too few of them to be a place.</param>
internal sealed record HotPlaces(ClusterLabels Labels, Geometry[] Outlines, IReadOnlyList<Figure>[] Evidence, int Small);
