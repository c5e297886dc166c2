using Hotspots.Core.Disclosure.Zones;
using Hotspots.Core.Geography;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Disclosure;

public sealed class AddressZonesTests
{
    [Fact]
    public void Zones_are_a_partition_connected_and_full()
    {
        for (ulong seed = 1; seed <= 120; seed++)
        {
            var random = new SeededRandom(seed);
            CellShape shape = random.NextInt32(2) == 0 ? CellShape.Hexagon : CellShape.Square;
            CellGrid grid = CellGrid.At(shape, 150, 2000, 1000 + random.NextInt32(2), 2 + random.NextInt32(12), 2 + random.NextInt32(12));
            int[] cells = [.. Enumerable.Range(0, grid.CellCount).Where(_ => random.NextInt32(6) > 0)];
            int[] addresses = [.. cells.Select(_ => random.NextInt32(3) == 0 ? 0 : random.NextInt32(40))];
            int least = 1 + random.NextInt32(80);
            AddressZones zones = AddressZones.Merge(grid, cells, addresses, least);
            Assert.Equal(cells.Length, zones.ZoneOf.Length);
            Assert.All(zones.ZoneOf, zone => Assert.InRange(zone, -1, zones.Addresses.Length - 1));
            for (int zone = 0; zone < zones.Addresses.Length; zone++)
            {
                int[] members = [.. Enumerable.Range(0, cells.Length).Where(i => zones.ZoneOf[i] == zone)];
                Assert.NotEmpty(members);
                Assert.Equal(members.Sum(i => addresses[i]), zones.Addresses[zone]);
                Assert.True(zones.Addresses[zone] >= least);
                Assert.Equal(members.Length, Reached(grid, [.. members.Select(i => cells[i])]));
            }
            // What has no zone is cut off: all that it touches has none either, and together it has too few.
            foreach (int[] island in Islands(grid, cells))
            {
                bool hasEnough = island.Sum(i => addresses[i]) >= least;
                Assert.All(island, i => Assert.Equal(hasEnough, zones.ZoneOf[i] >= 0));
            }
            AddressZones again = AddressZones.Merge(grid, cells, addresses, least);
            Assert.Equal(zones.ZoneOf, again.ZoneOf);
        }
    }

    [Fact]
    public void A_cell_that_has_enough_is_left_as_it_is_and_others_stay_compact()
    {
        CellGrid grid = CellGrid.At(CellShape.Hexagon, 150, 3000, 1200, 30, 30);
        int[] cells = [.. Enumerable.Range(0, grid.CellCount)];
        var addresses = new int[cells.Length];
        Array.Fill(addresses, 10);
        addresses[465] = 50;
        AddressZones zones = AddressZones.Merge(grid, cells, addresses, 50);
        // 899 cells of 10: the best there could be are 179 zones of five. None is more than twice as large as needed.
        Assert.InRange(zones.Addresses.Length, 100, 180);
        Assert.All(zones.Addresses, n => Assert.InRange(n, 50, 140));
        for (int zone = 0; zone < zones.Addresses.Length; zone++)
        {
            GridPoint[] centres = [.. cells.Where(c => zones.ZoneOf[c] == zone).Select(grid.CentreOf)];
            double span = centres.Max(a => centres.Max(b => a.DistanceTo(b)));
            // A disc of as many hexagons is some 2√(n/π) cells across; a row of them n.
            Assert.True(span <= 2.6 * 150 * Math.Sqrt(centres.Length), $"{centres.Length} cells span {span:0} m");
        }
    }

    [Fact]
    public void Squares_that_meet_at_a_corner_alone_are_not_merged()
    {
        CellGrid grid = CellGrid.At(CellShape.Square, 100, 0, 0, 2, 2);
        Assert.Equal([-1, -1], AddressZones.Merge(grid, [0, 3], [4, 4], 5).ZoneOf);
        Assert.Equal([0, 0], AddressZones.Merge(grid, [0, 1], [4, 4], 5).ZoneOf);
    }

    [Fact]
    public void Postcodes_of_Clacton_are_counted_cell_by_cell()
    {
        CellGrid grid = CellGrid.Around(new GridBox(616_000, 213_500, 618_999, 216_499), CellShape.Square, 500);
        int[] cells = [.. Enumerable.Range(0, grid.CellCount)];
        int[] counted = AddressZones.PostcodesIn(grid, cells, Postcodes.Britain);
        for (int cell = 0; cell < cells.Length; cell++)
        {
            // Positions are the middles of squares of 10 m: none is on the edge of a cell.
            GridPoint centre = grid.CentreOf(cell);
            var box = new GridBox(centre.Easting - 250, centre.Northing - 250, centre.Easting + 250, centre.Northing + 250);
            Assert.Equal(Postcodes.Britain.CountWithin(box), counted[cell]);
        }
        Assert.True(counted.Sum() > 500);
    }

    [Fact]
    public void Spoilt_input_is_refused_in_one_sentence()
    {
        CellGrid grid = CellGrid.At(CellShape.Square, 100, 0, 0, 2, 2);
        (int[] Cells, int[] Addresses, int Least)[] spoilt = [([0], [1], 0), ([0], [-1], 5), ([1, 0], [1, 1], 5), ([1, 1], [1, 1], 5)];
        foreach ((int[] cells, int[] addresses, int least) in spoilt)
            DisclosureInputTests.IsOneSentence(Assert.Throws<OutputException>(() => AddressZones.Merge(grid, cells, addresses, least)).Message);
        Assert.Empty(AddressZones.Merge(grid, [], [], 5).ZoneOf);
    }

    /// <summary>How many of the cells can be reached from the first across edges.</summary>
    private static int Reached(CellGrid grid, HashSet<int> cells)
    {
        var seen = new HashSet<int> { cells.Min() };
        var waiting = new Queue<int>(seen);
        while (waiting.TryDequeue(out int cell))
        {
            foreach (int other in cells)
            {
                if (AreNeighbours(grid, cell, other) && seen.Add(other))
                    waiting.Enqueue(other);
            }
        }
        return seen.Count;
    }

    private static List<int[]> Islands(CellGrid grid, int[] cells)
    {
        var sets = new DisjointSet(cells.Length);
        for (int a = 0; a < cells.Length; a++)
        {
            for (int b = a + 1; b < cells.Length; b++)
            {
                if (AreNeighbours(grid, cells[a], cells[b]))
                    sets.Join(a, b);
            }
        }
        return [.. Enumerable.Range(0, cells.Length).GroupBy(sets.Find).Select(static group => group.ToArray())];
    }

    /// <summary>Do two cells share an edge? Their centres are then one spacing apart.</summary>
    private static bool AreNeighbours(CellGrid grid, int a, int b) =>
        a != b && grid.CentreOf(a).DistanceTo(grid.CentreOf(b)) < 1.1 * grid.ColumnSpacing;
}
