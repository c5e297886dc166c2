using System.Runtime.Intrinsics;
using Hotspots.Core.Analysis.Density.Sweeps;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Density.Bandwidths;

/// <summary>Pilot density. How dense are incidents at each place itself, with one bandwidth for all?</summary>
/// <remarks>
/// Kernels that end are summed over the places within reach, four at a time, exactly; cost: places times their neighbours. The
/// Gaussian of many places is interpolated from a lattice of an eighth of σ by polynomials of degree 15 along each axis: within 10⁻¹²
/// of the highest density, at a cost of places plus cells. The same bytes whatever the number of cores.
/// </remarks>
internal static class PilotDensity
{
    /// <summary>Places a block.</summary>
    private const int BlockSize = 64;

    /// <summary>Fewer places than this are summed in less time than a lattice takes.</summary>
    private const int FewestForLattice = 4096;

    /// <summary>A lattice of more cells takes more memory than it is worth.</summary>
    private const double MostCells = 16_000_000;

    private const int CellsPerSigma = 8;
    private const int Lanes = 4;

    /// <summary>Weight per m² at each place.</summary>
    public static double[] AtPlaces(DensityPlaces places, DensityKernel kernel, double bandwidth, WorkSharing workers)
    {
        if (kernel == DensityKernel.Gaussian && places.Count >= FewestForLattice)
        {
            double step = bandwidth / CellsPerSigma, margin = LatticeInterpolation.Count * step;
            double columns = Math.Ceiling((places.Bounds.Width + 2 * margin) / step), rows = Math.Ceiling((places.Bounds.Height + 2 * margin) / step);
            if (columns * rows <= MostCells)
                return Interpolated(places, bandwidth, new Lattice(-margin, -margin, step, (int)columns, (int)rows), workers);
        }
        return kernel switch
        {
            DensityKernel.Gaussian => Summed(places, kernel, bandwidth, workers, Bells),
            DensityKernel.Uniform => Summed(places, kernel, bandwidth, workers, Shapes<UniformShape>),
            DensityKernel.Epanechnikov => Summed(places, kernel, bandwidth, workers, Shapes<EpanechnikovShape>),
            DensityKernel.Quartic => Summed(places, kernel, bandwidth, workers, Shapes<QuarticShape>),
            _ => Summed(places, kernel, bandwidth, workers, Shapes<TriweightShape>),
        };
    }

    private static double[] Interpolated(DensityPlaces places, double sigma, Lattice lattice, WorkSharing workers)
    {
        var values = new double[lattice.Columns * lattice.Rows];
        GaussianBoxes.Fill(places, sigma, lattice, values, workers, new ProgressMeter(null));
        var densities = new double[places.Count];
        // Rounding may not make a density less than what the place itself adds.
        double alone = DensityKernels.Scale(DensityKernel.Gaussian, sigma);
        workers.Run(places.Count, (first, end) =>
        {
            for (int i = first; i < end; i++)
                densities[i] = Math.Max(alone * places.Weights[i], LatticeInterpolation.At(lattice, values, places.X[i], places.Y[i]));
        });
        return densities;
    }

    private static double[] Summed(DensityPlaces places, DensityKernel kernel, double bandwidth, WorkSharing workers, Sum sum)
    {
        var densities = new double[places.Count];
        double reach = DensityKernels.Reach(kernel, bandwidth), scale = DensityKernels.Scale(kernel, bandwidth);
        workers.RunBlocks((places.Count + BlockSize - 1) / BlockSize, block =>
        {
            int end = Math.Min(places.Count, (block + 1) * BlockSize);
            for (int first = block * BlockSize, next; first < end; first = next)
            {
                // The places of one square have their neighbours in the same squares.
                long strip = DensityPlaces.BinOf(places.Y[first]), square = DensityPlaces.BinOf(places.X[first]);
                next = first + 1;
                while (next < end && DensityPlaces.BinOf(places.Y[next]) == strip && DensityPlaces.BinOf(places.X[next]) == square)
                    next++;
                double south = strip * DensityPlaces.BinSide, west = square * DensityPlaces.BinSide;
                long last = Math.Min(DensityPlaces.BinOf(places.Bounds.Height), DensityPlaces.BinOf(south + DensityPlaces.BinSide + reach));
                for (long other = Math.Max(0, DensityPlaces.BinOf(south - reach)); other <= last; other++)
                {
                    (int from, int to) = places.Between(other, west - reach, west + DensityPlaces.BinSide + reach);
                    for (int i = first; from < to && i < next; i++)
                    {
                        workers.Cancellation.ThrowIfCancellationRequested();
                        densities[i] += sum(places, places.X[i], places.Y[i], from, to, bandwidth);
                    }
                }
                for (int i = first; i < next; i++)
                    densities[i] *= scale;
            }
        });
        return densities;
    }

    private static double Bells(DensityPlaces places, double x, double y, int from, int to, double sigma)
    {
        double sum = 0, reach = DensityKernels.GaussianReach * sigma;
        for (int j = from; j < to; j++)
        {
            double dx = places.X[j] - x, dy = places.Y[j] - y, squared = dx * dx + dy * dy;
            if (squared < reach * reach)
                sum += places.Weights[j] * DensityKernels.Shape(DensityKernel.Gaussian, squared, sigma);
        }
        return sum;
    }

    private static double Shapes<TKernel>(DensityPlaces places, double x, double y, int from, int to, double radius)
        where TKernel : struct, IPolynomialKernel
    {
        Vector256<double> sum = Vector256<double>.Zero, squared = Vector256.Create(radius * radius);
        ref double ofX = ref places.X[0], ofY = ref places.Y[0], ofWeight = ref places.Weights[0];
        int j = from;
        for (; j <= to - Lanes; j += Lanes)
        {
            Vector256<double> dx = Vector256.LoadUnsafe(ref ofX, (nuint)j) - Vector256.Create(x),
                dy = Vector256.LoadUnsafe(ref ofY, (nuint)j) - Vector256.Create(y);
            Vector256<double> t = Vector256.MaxNative(squared - dx * dx - dy * dy, Vector256<double>.Zero);
            sum += Vector256.LoadUnsafe(ref ofWeight, (nuint)j) * TKernel.Shape(t);
        }
        double rest = 0;
        for (; j < to; j++)
        {
            double dx = places.X[j] - x, dy = places.Y[j] - y, t = Math.Max(radius * radius - dx * dx - dy * dy, 0);
            rest += places.Weights[j] * TKernel.Shape(Vector256.Create(t)).ToScalar();
        }
        return Vector256.Sum(sum) + rest;
    }

    private delegate double Sum(DensityPlaces places, double x, double y, int from, int to, double bandwidth);
}
