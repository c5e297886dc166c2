using Hotspots.Core.Analysis.Shape;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Agreement;

/// <summary>Which cells of an area are hot, however chance and the choice of cells may turn?</summary>
/// <remarks>
/// All that <see cref="PlaceAgreement"/> must know of the incidents: it is worked out once for an area and its incidents, whichever
/// places are then put to the test, so that another method or another number of a method costs next to nothing. Only cells with
/// incidents are kept. Safe to read from many threads.
/// </remarks>
internal sealed class CellHeat
{
    private static readonly double[] Sizes = [2.0 / 3, 1, 1.5];

    /// <summary>Rings of neighbours tried: 1 to this.</summary>
    public const int MostRings = 3;

    private CellHeat(AgreementOptions options, HeatSetting[] settings, double[] q, ulong[][] resamples) =>
        (Options, Settings, SmallestQ, Resamples) = (options, settings, q, resamples);

    /// <summary>What it was worked out with.</summary>
    public AgreementOptions Options { get; }

    /// <summary>How many settings of cell and neighbourhood there are.</summary>
    public static int SettingCount => Sizes.Length * MostRings;

    /// <summary>One a size of cells.</summary>
    public HeatSetting[] Settings { get; }

    /// <summary>The setting in which chance is tried.</summary>
    public HeatSetting Usual => Settings[Array.IndexOf(Sizes, 1)];

    /// <summary>The corrected p-value of each cell of the usual setting that is above the average; 1 for the others.</summary>
    public double[] SmallestQ { get; }

    /// <summary>For each resample one bit a cell of the usual setting: is it hot?</summary>
    public ulong[][] Resamples { get; }

    /// <summary>Works it out.</summary>
    /// <param name="points">The incidents of one area, with their weights.</param>
    /// <param name="window">The ground of the area; null for the convex hull of the points.</param>
    /// <param name="options">Cells and chance.</param>
    /// <param name="workers">Who does it.</param>
    public static CellHeat Of(PointSet points, Geometry? window, AgreementOptions options, WorkSharing workers)
    {
        var settings = new HeatSetting[Sizes.Length];
        double[] q = [];
        ulong[][] resamples = [];
        for (int s = 0; s < Sizes.Length; s++)
        {
            CellField field = CellField.Count(points, window ?? ConvexHull.PolygonOf(points), options.Shape, options.CellSize * Sizes[s], workers);
            (int[] occupied, int[] ofPoint) = Occupied(field);
            var rings = new byte[occupied.Length];
            for (int ring = 1; ring <= MostRings; ring++)
            {
                workers.Cancellation.ThrowIfCancellationRequested();
                var cells = new TouchedCells(field, occupied, ring);
                var test = new HotTest(field, cells, options);
                HotTest.Scratch scratch = test.NewScratch();
                for (int cell = 0; cell < occupied.Length; cell++)
                    scratch.Counts[cell] = field.Counts[field.Cells[occupied[cell]]];
                double bound = test.Test(scratch);
                for (int cell = 0; cell < occupied.Length; cell++)
                    rings[cell] |= scratch.HotP[cells.OfOccupied[cell]] <= bound ? (byte)(1 << ring) : (byte)0;
            }
            if (Sizes[s] == 1)
                q = SmallestQOf(field, occupied, options, workers);
            settings[s] = new HeatSetting(ofPoint, rings);
            if (Sizes[s] == 1)
                resamples = new Resampling(points, field, occupied, options).Run(workers);
        }
        return new CellHeat(options, settings, q, resamples);
    }

    private static double[] SmallestQOf(CellField field, int[] occupied, AgreementOptions options, WorkSharing workers)
    {
        CellStatistics statistics = CellTests.GiStarOf(
            field, new CellTestOptions { Rings = 1, Alpha = options.Alpha, Correction = options.Correction }, workers, new ProgressMeter(null));
        return Array.ConvertAll(occupied, row => statistics.Z[row] > 0 ? statistics.Q[row] : 1);
    }

    /// <summary>The rows of the cells with incidents, ascending, and for each point which of them it lies in.</summary>
    private static (int[] Rows, int[] OfPoint) Occupied(CellField field)
    {
        var number = new int[field.Grid.CellCount];
        foreach (int cell in field.CellOfPoint)
            number[cell] = 1;
        var rows = new List<int>();
        for (int row = 0; row < field.Cells.Length; row++)
        {
            if (number[field.Cells[row]] == 0)
                continue;
            number[field.Cells[row]] = rows.Count;
            rows.Add(row);
        }
        return ([.. rows], Array.ConvertAll(field.CellOfPoint, cell => number[cell]));
    }
}

/// <summary>The cells of one size that hold incidents.</summary>
/// <param name="CellOfPoint">Which of them each point lies in.</param>
/// <param name="HotRings">Of each: bit r is set when it is hot with r rings of neighbours.</param>
internal sealed record HeatSetting(int[] CellOfPoint, byte[] HotRings);
