using System.Globalization;
using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Peers;

/// <summary>Densities, beside other programs' on the same square of 20 km (<see cref="TownSquare"/>); sorting included, as ours sorts
/// itself.</summary>
internal static class DensityPeers
{
    private const double Bandwidth = 500;
    private static readonly WorkSharing Workers = new(-1, CancellationToken.None);

    /// <summary>Against spatstat, which moves incidents to the middle of their pixel, then convolves by a fast Fourier transform.</summary>
    public static PeerResult Spatstat(DensityKernel kernel, int cells, int n)
    {
        PointSet points = TownSquare.Incidents(n);
        CellGrid grid = TownSquare.Grid(cells);
        (double[] ours, double milliseconds) = OurTime.Of(() => Measure(points, kernel, grid));
        using var folder = new PeerFolder();
        folder.Write(points);
        // A quartic of radius h spreads by h/√8 along one axis.
        double sigma = kernel == DensityKernel.Gaussian ? Bandwidth : Bandwidth / Math.Sqrt(8);
        return PeerTime.Beside(milliseconds, () =>
        {
            PeerAnswers answers = Peer.Ask("spatstat.R", [folder.Path, Name(kernel), Say(sigma), .. Of(grid)]);
            double[] theirs = folder.Column("surface", grid.CellCount);
            double peak = ours.Max(), worst = Difference.Largest(ours, theirs) / peak;
            // What is left when ours does as it does: that is what says whether it is the same density.
            double[] alike = Measure(Moved(folder.Column("pixels", grid.CellCount), grid), kernel, grid);
            double scale = LatticeMass(kernel, grid);
            for (int cell = 0; cell < alike.Length; cell++)
                alike[cell] /= scale;
            double left = Difference.Largest(alike, theirs) / peak;
            return (answers.Milliseconds, left <= 1e-9 ? Verdict.Nearly : Verdict.No, string.Create(
                CultureInfo.InvariantCulture,
                $"it moves incidents to the middles of pixels: up to {100 * worst:0.00} % of the peak apart; {Difference.Say(left)} of it when ours "
                + $"does the same"));
        });
    }

    /// <summary>Against scikit-learn, which sums the same kernel exactly, or to 10⁻⁸ with a Gaussian.</summary>
    public static PeerResult ScikitLearn(DensityKernel kernel, int n)
    {
        PointSet points = TownSquare.Incidents(n);
        CellGrid grid = TownSquare.Grid(200);
        (double[] ours, double milliseconds) = OurTime.Of(() => Measure(points, kernel, grid));
        using var folder = new PeerFolder();
        folder.Write(points);
        return PeerTime.Beside(milliseconds, () =>
        {
            PeerAnswers answers = Peer.Ask("scikit-learn.py", [folder.Path, Name(kernel), Say(Bandwidth), .. Of(grid)]);
            double worst = Difference.Largest(ours, folder.Column("surface", grid.CellCount)) / ours.Max();
            double bound = kernel == DensityKernel.Gaussian ? 1e-8 : 1e-10;
            return (
                answers.Milliseconds, worst <= bound ? Verdict.Yes : Verdict.No,
                string.Create(CultureInfo.InvariantCulture, $"within {Difference.Say(worst)} of the peak"));
        });
    }

    private static double[] Measure(PointSet points, DensityKernel kernel, CellGrid grid) =>
        KernelDensity.OnGrid(DensityPlaces.Of(points, Workers), kernel, [Bandwidth], grid, Workers, new ProgressMeter(null));

    /// <summary>An incident in the middle of each pixel, that counts as many as were moved there.</summary>
    private static PointSet Moved(double[] counts, CellGrid grid)
    {
        double[] e = new double[counts.Length], n = new double[counts.Length];
        for (int cell = 0; cell < counts.Length; cell++)
            (e[cell], n[cell]) = grid.CentreOf(cell);
        return new PointSet(e, n, counts);
    }

    /// <summary>What a kernel comes to when it is summed over the middles of cells: it scales its own so that this is 1.</summary>
    private static double LatticeMass(DensityKernel kernel, CellGrid grid)
    {
        GridPoint middle = grid.CentreOf(grid.CellCount / 2 + grid.Columns / 2);
        return Measure(new PointSet([middle.Easting], [middle.Northing]), kernel, grid).Sum() * grid.CellArea / 1e6;
    }

    private static string[] Of(CellGrid grid) => [Say(grid.West), Say(grid.South), Say(grid.Size), Say(grid.Columns), Say(grid.Rows)];

    private static string Name(DensityKernel kernel) => kernel.ToString().ToLowerInvariant();

    private static string Say(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
