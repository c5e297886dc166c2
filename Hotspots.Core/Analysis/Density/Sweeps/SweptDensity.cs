using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Density.Sweeps;

/// <summary>Density of a polynomial kernel on a lattice at a cost of places and boxes times the rows they span, whatever the width of a
/// row.</summary>
/// <remarks>
/// <para>
/// Places in one box as large as a cell reach the same cells, but for a rim one or two cells wide. On the rim each place is looked at
/// by itself, as <see cref="ScatteredDensity"/> does. Within the rim the box adds one polynomial to each row (<see cref="RowPolynomials"/>),
/// on an interval of columns. Rows are cut into segments about as long as the bandwidth: an interval begins in one, ends in another, and
/// may hold some whole. Beginnings are summed eastwards and ends westwards, each within its segment, and so no polynomial that was
/// added is ever subtracted: what the sweep lines of SLAM lose to cancellation is not lost here (Chan, U, Cheng and Choi, "SLAM:
/// efficient sweep line algorithms for kernel density visualization", SIGMOD 2022). Windowed sums without subtraction are those of
/// van Herk, "A fast algorithm for local minimum and maximum filters", Pattern Recognition Letters 1992.
/// </para>
/// <para>
/// A cell that nothing reaches is exactly 0. Elsewhere the error is below 10⁻¹³ of what the reaching places have at their peaks; a sum
/// that rounding makes negative is 0. The same bytes whatever the number of cores: each row is filled by one core, in one order.
/// </para>
/// </remarks>
internal static class SweptDensity
{
    private const int Lanes = 4;
    private const int ShortestSegment = 16;

    /// <summary>Kernels that reach fewer cells than this are all rim.</summary>
    private const double SmallestReach = 8;

    /// <summary>Kernels that reach more cells than this would need too large tables; no grid is so wide.</summary>
    private const double LargestReach = 20_000;

    /// <summary>A box is swept at the cost of scattering this many cells of a row.</summary>
    private const double CellsPerBox = 80;

    /// <summary>With more cells than this a place, few share a box.</summary>
    private const double SparseCells = 64;

    /// <summary>Looks for a wish to stop after so many places.</summary>
    private const int Patience = 4096;

    /// <summary>From how many places in a box on is it cheaper to sweep than to scatter them? Without end where boxes are not worth
    /// counting.</summary>
    public static int FewestInBox(DensityPlaces places, double bandwidth, Lattice lattice)
    {
        double reach = bandwidth / lattice.Step, fewest = Math.Ceiling(CellsPerBox / reach);
        bool isSparse = fewest > 1 && places.Count * SparseCells < (double)lattice.Columns * lattice.Rows;
        return reach is < SmallestReach or > LargestReach || isSparse ? int.MaxValue : (int)fewest;
    }

    /// <summary>Fills the values with weight per m².</summary>
    /// <param name="places">Where.</param>
    /// <param name="kernel">Which; not the Gaussian.</param>
    /// <param name="bandwidth">Metres.</param>
    /// <param name="lattice">Where it is wanted.</param>
    /// <param name="values">One a cell; overwritten.</param>
    /// <param name="fewest">Boxes with fewer places are scattered.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Advanced by the rows.</param>
    public static void Fill(
        DensityPlaces places, DensityKernel kernel, double bandwidth, Lattice lattice, double[] values, int fewest, WorkSharing workers,
        ProgressMeter meter)
    {
        var polynomials = new RowPolynomials(DensityKernels.Power(kernel), lattice.Step / bandwidth);
        var boxes = new CellBoxes(places, lattice, bandwidth, polynomials, fewest, workers);
        ScatteredDensity.Fill(boxes.Rest, kernel, [bandwidth], lattice, values, workers, boxes.Kept.Count == 0 ? meter : new ProgressMeter(null));
        if (boxes.Kept.Count == 0)
            return;
        double unit = DensityKernels.Scale(kernel, bandwidth);
        for (int i = 0; i < polynomials.Degree; i++)
            unit *= bandwidth;
        var sweep = new RowSweep(polynomials, lattice.Columns, Math.Max(ShortestSegment, (int)(bandwidth / lattice.Step)), lattice.Step / bandwidth);
        RowBlocks.Run(lattice.Rows, bandwidth / lattice.Step, workers, meter, (first, end) =>
        {
            int stride = lattice.Columns + Lanes;
            double[] rows = ArrayPool<double>.Shared.Rent((end - first) * stride);
            Array.Clear(rows, 0, (end - first) * stride);
            switch (kernel)
            {
                case DensityKernel.Uniform:
                    AddRims<UniformShape>(boxes.Kept, kernel, bandwidth, lattice, polynomials, first, end, rows, workers);
                    break;
                case DensityKernel.Epanechnikov:
                    AddRims<EpanechnikovShape>(boxes.Kept, kernel, bandwidth, lattice, polynomials, first, end, rows, workers);
                    break;
                case DensityKernel.Quartic:
                    AddRims<QuarticShape>(boxes.Kept, kernel, bandwidth, lattice, polynomials, first, end, rows, workers);
                    break;
                default:
                    AddRims<TriweightShape>(boxes.Kept, kernel, bandwidth, lattice, polynomials, first, end, rows, workers);
                    break;
            }
            RowSweep.Sums sums = sweep.NewSums();
            for (int row = first; row < end; row++)
            {
                workers.Cancellation.ThrowIfCancellationRequested();
                sweep.Sum(boxes, row, sums);
                Span<double> rims = rows.AsSpan((row - first) * stride, lattice.Columns),
                    cells = values.AsSpan(row * lattice.Columns, lattice.Columns);
                for (int column = 0; column < cells.Length; column++)
                    cells[column] += rims[column] + Math.Max(0, sums.Row[column]) * unit;
            }
            ArrayPool<double>.Shared.Return(rows);
        });
    }

    /// <summary>Adds the shapes of places to the cells that some but not all of their boxes' ground reaches.</summary>
    private static void AddRims<TKernel>(
        DensityPlaces places, DensityKernel kernel, double radius, Lattice lattice, RowPolynomials polynomials, int first, int end, double[] rows,
        WorkSharing workers)
        where TKernel : struct, IPolynomialKernel
    {
        int stride = lattice.Columns + Lanes;
        double scale = DensityKernels.Scale(kernel, radius), reach = radius + lattice.Step, radiusSquared = radius * radius;
        int[] inner = polynomials.Inner, outer = polynomials.Outer;
        (int from, int to) = places.Between(lattice.YOf(first) - reach, lattice.YOf(end - 1) + reach);
        for (int place = from; place < to; place++)
        {
            if (((place - from) & (Patience - 1)) == 0)
                workers.Cancellation.ThrowIfCancellationRequested();
            double x = places.X[place], y = places.Y[place];
            int boxRow = (int)CellBoxes.RowOf(lattice, y), boxColumn = (int)CellBoxes.ColumnOf(lattice, x);
            int rowFrom = Math.Max(first, boxRow - polynomials.Rows), rowTo = Math.Min(end, boxRow + polynomials.Rows + 1);
            var run = new Run(lattice.XOf(0) - x, lattice.Step, lattice.Columns, places.Weights[place] * scale);
            for (int row = rowFrom; row < rowTo; row++)
            {
                double dy = lattice.YOf(row) - y, left = radiusSquared - dy * dy;
                if (left <= 0)
                    continue;
                int away = Math.Abs(row - boxRow), near = inner[away], far = outer[away];
                ref double cells = ref rows[(row - first) * stride];
                if (near < 0)
                {
                    run.Add<TKernel>(ref cells, boxColumn - far, boxColumn + far + 1, left);
                    continue;
                }
                run.Add<TKernel>(ref cells, boxColumn - far, boxColumn - near, left);
                run.Add<TKernel>(ref cells, boxColumn + near + 1, boxColumn + far + 1, left);
            }
        }
    }

    /// <summary>A place as the cells of a row see it.</summary>
    /// <param name="West">From the place to the first column, metres.</param>
    /// <param name="Step">From column to column, metres.</param>
    /// <param name="Columns">How many.</param>
    /// <param name="Weight">Of the place, times what the shape is multiplied with.</param>
    private readonly record struct Run(double West, double Step, int Columns, double Weight)
    {
        /// <summary>Adds the shape to the columns from one to before another.</summary>
        public void Add<TKernel>(ref double cells, int from, int to, double left)
            where TKernel : struct, IPolynomialKernel
        {
            (from, to) = (Math.Max(0, from), Math.Min(Columns, to));
            Vector256<double> height = Vector256.Create(left), weight = Vector256.Create(Weight), lanes = Vector256.Create(0.0, 1, 2, 3);
            for (int k = from; k < to; k += Lanes)
            {
                Vector256<double> dx = Vector256.Create(West) + (Vector256.Create((double)k) + lanes) * Step;
                Vector256<double> t = Vector256.MaxNative(height - dx * dx, Vector256<double>.Zero), sum = weight * TKernel.Shape(t);
                // The cells beyond the run are the polynomial's.
                if (to - k < Lanes)
                    sum &= Vector256.LessThan(lanes, Vector256.Create((double)(to - k)));
                ref double cell = ref Unsafe.Add(ref cells, k);
                (Vector256.LoadUnsafe(ref cell) + sum).StoreUnsafe(ref cell);
            }
        }
    }
}
