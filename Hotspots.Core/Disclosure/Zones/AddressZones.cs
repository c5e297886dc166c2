using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Disclosure.Zones;

/// <summary>Regionalization with a minimum population: neighbouring cells are merged until each zone holds enough addresses.</summary>
/// <remarks>
/// The zone with fewest addresses joins the neighbour with which it stays most compact: the least rise in the sum of squared distances of cells from
/// their zone's middle (Ward 1963, among neighbours only). Neighbours share an edge. The same for any order of cells: of equals the zone whose first
/// cell comes first. Zones depend on addresses alone, never on incidents, so that their outlines tell nothing and stay the same from release to
/// release. O(n log n) for zones of bounded size.
/// </remarks>
internal sealed class AddressZones
{
    private AddressZones(int[] zones, int[] addresses) => (ZoneOf, Addresses) = (zones, addresses);

    /// <summary>The zone of each cell given, numbered by first cells; −1 for ground cut off from all other that has too few addresses.</summary>
    public int[] ZoneOf { get; }

    /// <summary>The addresses in each zone, as many as asked or more.</summary>
    public int[] Addresses { get; }

    /// <summary>Merges.</summary>
    /// <param name="grid">Whose cells.</param>
    /// <param name="cells">The cells of the area, ascending, each once; empty ones too, or zones will not reach across them.</param>
    /// <param name="addresses">Addresses in each, 0 or more.</param>
    /// <param name="least">Addresses asked of a zone, 1 or more.</param>
    /// <param name="leastCells">Cells asked of a zone.</param>
    /// <exception cref="OutputException">A number is out of its range.</exception>
    public static AddressZones Merge(CellGrid grid, ReadOnlySpan<int> cells, ReadOnlySpan<int> addresses, int least, int leastCells = 1)
    {
        if (least < 1)
            throw new OutputException(string.Create(CultureInfo.InvariantCulture, $"A zone of {least} addresses hides nobody; ask for 1 or more."));
        for (int i = 0; i < cells.Length; i++)
        {
            if (addresses[i] < 0)
                throw new OutputException(string.Create(CultureInfo.InvariantCulture, $"A cell has {addresses[i]} addresses; give 0 or more."));
            if (i > 0 && cells[i] <= cells[i - 1])
                throw new OutputException("A cell is given twice or out of order; give each once, ascending.");
        }
        return new ZoneMerging(grid, cells, addresses, least, leastCells).Run();
    }

    /// <summary>Postcode positions in each cell: a stand-in for addresses where there is no list of them.</summary>
    /// <remarks>
    /// Several postcodes at one position count once. A position stands for some addresses and never for fewer than one, but how many is not known:
    /// call the measure what it is.
    /// </remarks>
    /// <param name="grid">Whose cells.</param>
    /// <param name="cells">The cells, ascending.</param>
    /// <param name="postcodes">All positions.</param>
    /// <param name="within">A box that holds the cells; null for that of the grid.</param>
    public static int[] PostcodesIn(CellGrid grid, ReadOnlySpan<int> cells, Postcodes postcodes, GridBox? within = null)
    {
        var counts = new int[cells.Length];
        if (cells.IsEmpty)
            return counts;
        var box = within ?? new GridBox(
            grid.West - grid.ColumnSpacing, grid.South - grid.RowSpacing,
            grid.West + (grid.Columns + 1) * grid.ColumnSpacing, grid.South + (grid.Rows + 1) * grid.RowSpacing);
        PointSet positions = postcodes.Within(box);
        var at = new int[positions.Eastings.Length];
        grid.CellsAt(positions.Eastings, positions.Northings, at);
        foreach (int cell in at)
        {
            int place = cell < 0 ? -1 : cells.BinarySearch(cell);
            if (place >= 0)
                counts[place]++;
        }
        return counts;
    }

    /// <summary>Made by the merging.</summary>
    internal static AddressZones Of(int[] zones, int[] addresses) => new(zones, addresses);
}
