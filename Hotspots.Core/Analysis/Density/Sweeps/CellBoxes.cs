using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Density.Sweeps;

/// <summary>Boxes of places with their moments. Which places stand together in a square as large as a cell, round a position of the lattice, and what
/// are their moments?</summary>
/// <remarks>Only boxes with enough places are kept; the places of the others are the rest.</remarks>
internal sealed class CellBoxes
{
    private readonly Lattice _lattice;
    private readonly double _bandwidth;

    /// <summary>Sorts places into boxes.</summary>
    /// <param name="places">Where.</param>
    /// <param name="lattice">Whose positions are the middles of the boxes.</param>
    /// <param name="bandwidth">Metres: unit of the moments.</param>
    /// <param name="polynomials">What the moments are for.</param>
    /// <param name="fewest">Boxes with fewer places than this are not kept.</param>
    /// <param name="workers">Who does it.</param>
    public CellBoxes(DensityPlaces places, Lattice lattice, double bandwidth, RowPolynomials polynomials, int fewest, WorkSharing workers)
    {
        (_lattice, _bandwidth) = (lattice, bandwidth);
        (FirstRow, int rows) = Range(places.Bounds.Height, lattice.Y0, lattice.Rows, polynomials.Rows);
        (FirstColumn, Columns) = Range(places.Bounds.Width, lattice.X0, lattice.Columns, polynomials.Outer[0]);
        (OccupiedColumns, Moments) = (new int[rows][], new double[rows][]);
        var isKept = new bool[places.Count];
        workers.RunBlocks(rows, row => Gather(places, polynomials, fewest, row, isKept));
        Kept = places.Where(isKept, true);
        Rest = places.Where(isKept, false);

        (int First, int Count) Range(double span, double origin, int cells, int reach)
        {
            double first = Math.Max(-reach, Math.Floor(-origin / lattice.Step)),
                last = Math.Min(cells + reach, Math.Ceiling((span - origin) / lattice.Step));
            return ((int)first, (int)Math.Max(0, last - first + 1));
        }
    }

    /// <summary>The lattice's row in which the first row of boxes lies; may be below 0.</summary>
    public int FirstRow { get; }

    /// <summary>The westernmost column of boxes.</summary>
    public int FirstColumn { get; }

    /// <summary>Columns of boxes.</summary>
    public int Columns { get; }

    /// <summary>For each row of boxes the lattice's columns in which there are any, ascending.</summary>
    public int[][] OccupiedColumns { get; }

    /// <summary>For each row of boxes the moments of each, one after the other.</summary>
    public double[][] Moments { get; }

    /// <summary>The places in boxes that were kept, in their order.</summary>
    public DensityPlaces Kept { get; }

    /// <summary>The other places, in their order.</summary>
    public DensityPlaces Rest { get; }

    /// <summary>The lattice's column nearest to an easting.</summary>
    public static double ColumnOf(Lattice lattice, double x) => Math.Floor((x - lattice.X0) / lattice.Step + 0.5);

    /// <summary>The lattice's row nearest to a northing.</summary>
    public static double RowOf(Lattice lattice, double y) => Math.Floor((y - lattice.Y0) / lattice.Step + 0.5);

    private void Gather(DensityPlaces places, RowPolynomials polynomials, int fewest, int row, bool[] isKept)
    {
        double middle = _lattice.YOf(FirstRow + row);
        (int first, int end) = places.Between(middle - _lattice.Step, middle + _lattice.Step);
        var counts = new int[Columns];
        for (int place = first; place < end; place++)
        {
            if (SlotOf(place) is int slot and >= 0)
                counts[slot]++;
        }
        int kept = 0;
        foreach (int count in counts)
            kept += count >= fewest ? 1 : 0;
        var columns = new int[kept];
        var moments = new double[kept * polynomials.Moments];
        kept = 0;
        for (int slot = 0; slot < counts.Length; slot++)
        {
            bool isEnough = counts[slot] >= fewest;
            counts[slot] = isEnough ? kept : -1;
            if (isEnough)
                columns[kept++] = FirstColumn + slot;
        }
        if (kept > 0)
        {
            for (int place = first; place < end; place++)
            {
                if (SlotOf(place) is not (int slot and >= 0) || counts[slot] < 0)
                    continue;
                isKept[place] = true;
                double u = (places.X[place] - _lattice.XOf(FirstColumn + slot)) / _bandwidth, v = (places.Y[place] - middle) / _bandwidth;
                polynomials.Add(u, v, places.Weights[place], moments.AsSpan(counts[slot] * polynomials.Moments, polynomials.Moments));
            }
        }
        (OccupiedColumns[row], Moments[row]) = (columns, moments);

        // −1 for a place of another row, or out of reach.
        int SlotOf(int place)
        {
            double column = ColumnOf(_lattice, places.X[place]) - FirstColumn;
            return RowOf(_lattice, places.Y[place]) == FirstRow + row && column >= 0 && column < Columns ? (int)column : -1;
        }
    }
}
