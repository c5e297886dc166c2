using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Density.Sweeps;

/// <summary>Density on a lattice by adding each place's kernel to every cell within its reach, four cells at a time.</summary>
/// <remarks>
/// Each range of rows is filled by one core, which visits the places near it in their order: every cell receives the same additions
/// in the same order whatever the number of cores. All additions are of numbers not below 0, so nothing cancels: the relative error
/// of a cell is that of a plain sum. Cost: places × cells within reach ÷ 4.
/// </remarks>
internal static class ScatteredDensity
{
    private const int Lanes = 4;

    /// <summary>Rows of so few cells are filled from end to end: cheaper than a square root.</summary>
    private const int NarrowRow = 4 * Lanes;

    /// <summary>Looks for a wish to stop after so many places.</summary>
    private const int Patience = 4096;

    /// <summary>Fills the values with weight per m².</summary>
    /// <param name="places">Where.</param>
    /// <param name="kernel">Which.</param>
    /// <param name="bandwidths">One a place, metres; or a single one for all.</param>
    /// <param name="lattice">Where it is wanted.</param>
    /// <param name="values">One a cell; overwritten.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Advanced by the rows.</param>
    public static void Fill(
        DensityPlaces places, DensityKernel kernel, double[] bandwidths, Lattice lattice, double[] values, WorkSharing workers, ProgressMeter meter)
    {
        double widest = 0;
        foreach (double bandwidth in bandwidths)
            widest = Math.Max(widest, bandwidth);
        double reach = DensityKernels.Reach(kernel, widest), scale = DensityKernels.Scale(kernel, widest);
        RowBlocks.Run(lattice.Rows, reach / lattice.Step, workers, meter, (first, end) =>
        {
            // Rows stand a little apart, for whole vectors are added where only part of one is within reach.
            int stride = lattice.Columns + Lanes;
            double[] rows = ArrayPool<double>.Shared.Rent((end - first) * stride), columns = ArrayPool<double>.Shared.Rent(stride + Lanes);
            Array.Clear(rows, 0, (end - first) * stride);
            (int from, int to) = places.Between(lattice.YOf(first) - reach, lattice.YOf(end - 1) + reach);
            for (int place = from; place < to; place++)
            {
                if (((place - from) & (Patience - 1)) == 0)
                    workers.Cancellation.ThrowIfCancellationRequested();
                double x = places.X[place], y = places.Y[place], bandwidth = bandwidths.Length == 1 ? widest : bandwidths[place];
                double weight = places.Weights[place] * (bandwidths.Length == 1 ? scale : DensityKernels.Scale(kernel, bandwidth));
                switch (kernel)
                {
                    case DensityKernel.Gaussian:
                        AddGaussian(x, y, weight, bandwidth, lattice, first, end, rows, columns);
                        break;
                    case DensityKernel.Uniform:
                        Add<UniformShape>(x, y, weight, bandwidth, lattice, first, end, rows, columns);
                        break;
                    case DensityKernel.Epanechnikov:
                        Add<EpanechnikovShape>(x, y, weight, bandwidth, lattice, first, end, rows, columns);
                        break;
                    case DensityKernel.Quartic:
                        Add<QuarticShape>(x, y, weight, bandwidth, lattice, first, end, rows, columns);
                        break;
                    default:
                        Add<TriweightShape>(x, y, weight, bandwidth, lattice, first, end, rows, columns);
                        break;
                }
            }
            for (int row = first; row < end; row++)
                rows.AsSpan((row - first) * stride, lattice.Columns).CopyTo(values.AsSpan(row * lattice.Columns));
            ArrayPool<double>.Shared.Return(rows);
            ArrayPool<double>.Shared.Return(columns);
        });
    }

    private static void Add<TKernel>(
        double x, double y, double weight, double radius, Lattice lattice, int firstRow, int endRow, double[] rows, double[] squares)
        where TKernel : struct, IPolynomialKernel
    {
        // A row or column too many on either side adds nothing, and a product is quicker than a quotient that is sure to its last bit.
        double step = lattice.Step, perStep = 1 / step;
        int rowFrom = Math.Max(firstRow, (int)Math.Max(-1, (y - radius - lattice.Y0) * perStep));
        int rowTo = (int)Math.Min(endRow, (y + radius - lattice.Y0) * perStep + 2);
        int columnFrom = (int)Math.Max(0, (x - radius - lattice.X0) * perStep);
        int count = (int)Math.Min(lattice.Columns, (x + radius - lattice.X0) * perStep + 2) - columnFrom;
        if (rowFrom >= rowTo || count <= 0)
            return;
        double west = lattice.XOf(columnFrom) - x, radiusSquared = radius * radius;
        ref double square = ref MemoryMarshal.GetArrayDataReference(squares);
        Vector256<double> lanes = Vector256.Create(0.0, 1, 2, 3);
        for (int k = 0; k < count; k += Lanes)
        {
            Vector256<double> dx = Vector256.Create(west) + (Vector256.Create((double)k) + lanes) * step;
            (dx * dx).StoreUnsafe(ref square, (nuint)k);
        }
        Vector256<double> weights = Vector256.Create(weight);
        int stride = lattice.Columns + Lanes;
        for (int row = rowFrom; row < rowTo; row++)
        {
            double dy = lattice.YOf(row) - y, left = radiusSquared - dy * dy;
            if (left <= 0)
                continue;
            int from = 0, to = count;
            if (count > NarrowRow)
            {
                double half = Math.Sqrt(left);
                from = Math.Max(0, (int)((-half - west) * perStep)) & -Lanes;
                to = Math.Min(count, (int)((half - west) * perStep) + 2);
            }
            ref double cells = ref rows[(row - firstRow) * stride + columnFrom];
            Vector256<double> height = Vector256.Create(left);
            for (int k = from; k < to; k += Lanes)
            {
                Vector256<double> t = Vector256.MaxNative(height - Vector256.LoadUnsafe(ref square, (nuint)k), Vector256<double>.Zero);
                (Vector256.LoadUnsafe(ref cells, (nuint)k) + weights * TKernel.Shape(t)).StoreUnsafe(ref cells, (nuint)k);
            }
        }
    }

    private static void AddGaussian(
        double x, double y, double weight, double sigma, Lattice lattice, int firstRow, int endRow, double[] rows, double[] bell)
    {
        double reach = DensityKernels.GaussianReach * sigma, perVariance = -0.5 / (sigma * sigma);
        int rowFrom = Math.Max(firstRow, lattice.FirstRowFrom(y - reach)), rowTo = Math.Min(endRow, lattice.FirstRowFrom(y + reach));
        int columnFrom = lattice.FirstColumnFrom(x - reach), count = lattice.FirstColumnFrom(x + reach) - columnFrom;
        if (rowFrom >= rowTo || count <= 0)
            return;
        double west = lattice.XOf(columnFrom) - x;
        for (int k = 0; k < count; k++)
        {
            double dx = west + k * lattice.Step;
            bell[k] = Math.Exp(dx * dx * perVariance);
        }
        bell.AsSpan(count, Lanes).Clear();
        ref double shape = ref MemoryMarshal.GetArrayDataReference(bell);
        int stride = lattice.Columns + Lanes;
        for (int row = rowFrom; row < rowTo; row++)
        {
            double dy = lattice.YOf(row) - y;
            Vector256<double> height = Vector256.Create(weight * Math.Exp(dy * dy * perVariance));
            ref double cells = ref rows[(row - firstRow) * stride + columnFrom];
            for (int k = 0; k < count; k += Lanes)
                (Vector256.LoadUnsafe(ref cells, (nuint)k) + height * Vector256.LoadUnsafe(ref shape, (nuint)k)).StoreUnsafe(ref cells, (nuint)k);
        }
    }
}
