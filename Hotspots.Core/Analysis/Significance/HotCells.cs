using Hotspots.Core.Analysis.Clustering;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Which significant hot cells make one place, and which incidents are in it?</summary>
/// <remarks>
/// Hot cells (<see cref="CellClass.HighHigh"/>) that share an edge are one place; cells that touch at a corner only are two. Its
/// members are the incidents in its cells, each counted once whatever its weight; a place with fewer than
/// <see cref="DbscanDefaults.FewestMinPoints"/> is none: its cells stay hot, but nobody is sent there. Numbered by members, equally many
/// by their most south-westerly member. Every member is a core point: it lies in a significant cell of a place.
/// </remarks>
internal static class HotCells
{
    /// <summary>The places of tested cells.</summary>
    public static HotPlaces Places(PointSet points, CellField field, CellStatistics statistics)
    {
        int[] placeOfCell = Join(field, statistics.Classes);
        var places = new Dictionary<int, Place>();
        for (int i = 0; i < points.Count; i++)
        {
            int root = placeOfCell[field.CellOfPoint[i]];
            if (root < 0)
                continue;
            if (!places.TryGetValue(root, out Place? place))
                places.Add(root, place = new Place { Corner = points[i] });
            place.Members++;
            if (IsSouthWestOf(points[i], place.Corner))
                place.Corner = points[i];
        }
        for (int i = 0; i < field.Cells.Length; i++)
        {
            int root = placeOfCell[field.Cells[i]];
            if (root < 0 || !places.TryGetValue(root, out Place? place))
                continue;
            place.Cells.Add(field.Cells[i]);
            place.SmallestQ = Math.Min(place.SmallestQ, statistics.Q[i]);
            place.LargestZ = Math.Max(place.LargestZ, statistics.Z[i]);
        }
        Place[] ordered = [.. places.Values.Where(static place => place.Members >= DbscanDefaults.FewestMinPoints)];
        Array.Sort(ordered, static (a, b) =>
            a.Members != b.Members ? b.Members.CompareTo(a.Members) : a == b ? 0 : IsSouthWestOf(a.Corner, b.Corner) ? -1 : 1);
        return Number(points.Count, field, placeOfCell, ordered, places.Count - ordered.Length);
    }

    /// <summary>What is said of groups of hot cells that are no places, 1 or more.</summary>
    public static string Left(int small) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{(small == 1 ? "1 group of hot cells holds" : $"{small:N0} groups of hot cells hold")} fewer than {DbscanDefaults.FewestMinPoints} incidents: hot on the map of cells, but no place of the list.");

    private static HotPlaces Number(int points, CellField field, int[] placeOfCell, Place[] ordered, int small)
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
            Array.ConvertAll(ordered, static place => (IReadOnlyList<Figure>)Evidence(place)),
            small);
    }

    private static Figure[] Evidence(Place place) =>
    [
        new Figure("q", place.SmallestQ, "", string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"Its surest cell has a corrected p-value of {place.SmallestQ:0.####}")),
        new Figure("z", place.LargestZ, "", string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"Its hottest cell stands {place.LargestZ:0.0} standard deviations above what chance gives")),
        new Figure("cells", place.Cells.Count, "", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"It is made of {place.Cells.Count:N0} cells")),
    ];

    /// <summary>For each cell of the grid the root of its place, −1 when it is not hot.</summary>
    private static int[] Join(CellField field, CellClass[] classes)
    {
        CellGrid grid = field.Grid;
        var hot = new int[grid.CellCount];
        Array.Fill(hot, -1);
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] == CellClass.HighHigh)
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
                if (hot[neighbour] >= 0 && (grid.Shape == CellShape.Hexagon || neighbour / grid.Columns == cell / grid.Columns || neighbour % grid.Columns == cell % grid.Columns))
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

    private static bool IsSouthWestOf(GridPoint a, GridPoint b) =>
        a.Northing < b.Northing || (a.Northing == b.Northing && a.Easting < b.Easting);

    private sealed class Place
    {
        public required GridPoint Corner { get; set; }

        public int Members { get; set; }

        public List<int> Cells { get; } = [];

        public double SmallestQ { get; set; } = 1;

        public double LargestZ { get; set; }
    }
}

/// <summary>Places made of hot cells.</summary>
/// <param name="Labels">The place of each incident.</param>
/// <param name="Outlines">The ground of each place.</param>
/// <param name="Evidence">What speaks for each place.</param>
/// <param name="Small">Groups of hot cells with incidents, but too few of them to be a place.</param>
internal sealed record HotPlaces(ClusterLabels Labels, Geometry[] Outlines, IReadOnlyList<Figure>[] Evidence, int Small);
