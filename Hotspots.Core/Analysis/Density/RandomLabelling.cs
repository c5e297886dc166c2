using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Random labelling. How great an excess of cases does chance make anywhere, when any of the incidents compared may be a case?</summary>
/// <remarks>
/// <para>
/// Kelsall and Diggle, "Non-parametric estimation of spatial variation in relative risk", Statistics in Medicine 1995. Positions stay;
/// so many incidents as there are cases are drawn again from cases and controls together. At each cell the excess is what the cases'
/// density is above its share m of the density of all, in standard deviations of as many incidents: (c − m) / √(m K₀ + K₀²), K₀ being
/// one incident at its own position. The divisor is made of the positions alone; one incident more in it keeps a lonely case from
/// being an excess. p of a place is the share of labellings (the true one included) whose largest excess anywhere is at least that of
/// the place: the chance of any false place is at most the level, however many cells there are.
/// </para>
/// <para>
/// Works on cells of half a bandwidth, or so large that there are at most <see cref="MostCells"/>. The same answer whatever the number
/// of cores and the order of the incidents. Cost: labellings × (incidents + cases × cells within reach + cells).
/// </para>
/// </remarks>
internal sealed class RandomLabelling
{
    /// <summary>More cells than this are not tested.</summary>
    private const double MostCells = 100_000;

    private const double CellsPerReach = 2;

    private readonly DensityPlaces _all;
    private readonly DensityKernel _kernel;
    private readonly double _bandwidth;
    private readonly CellGrid _grid;
    private readonly double[] _expected;
    private readonly double[] _perDeviation;

    // The incidents compared, by place and weight: chance may not depend on the order in which they were read.
    private readonly int[] _placeOf;
    private readonly double[] _weightOf;
    private readonly int _cases;

    /// <summary>Prepares what all labellings share.</summary>
    /// <param name="points">All incidents.</param>
    /// <param name="sides">Which are cases and which controls; at least one of each has weight.</param>
    /// <param name="all">Where the incidents compared are.</param>
    /// <param name="kernel">Which kernel.</param>
    /// <param name="bandwidth">Metres.</param>
    /// <param name="workers">Who does it.</param>
    public RandomLabelling(PointSet points, ComparisonSide[] sides, DensityPlaces all, DensityKernel kernel, double bandwidth, WorkSharing workers)
    {
        (_all, _kernel, _bandwidth) = (all, kernel, bandwidth);
        var compared = new List<(int Place, double Weight)>();
        for (int i = 0; i < points.Count; i++)
        {
            if (sides[i] == ComparisonSide.Neither || points.WeightAt(i) == 0)
                continue;
            compared.Add((all.IndexOf(points.Eastings[i], points.Northings[i]), points.WeightAt(i)));
            _cases += sides[i] == ComparisonSide.Case ? 1 : 0;
        }
        compared.Sort();
        _placeOf = [.. compared.Select(static c => c.Place)];
        _weightOf = [.. compared.Select(static c => c.Weight)];
        GridBox box = SurfaceGrid.Box(all.Bounds, kernel, [bandwidth]);
        double cell = Math.Max(SurfaceGrid.SmallestCell, bandwidth / CellsPerReach);
        while ((box.Width / cell + 2) * (box.Height / cell + 2) > MostCells)
            cell *= 2;
        _grid = CellGrid.Around(box, CellShape.Square, cell);
        double[] density = KernelDensity.OnGrid(all, kernel, [bandwidth], _grid, workers, new ProgressMeter(null));
        double share = (double)_cases / compared.Count;
        double single = KernelDensity.OfOne(kernel, bandwidth) * all.Total / compared.Count;
        _expected = Array.ConvertAll(density, value => share * value);
        _perDeviation = Array.ConvertAll(_expected, value => 1 / Math.Sqrt(value * single + single * single));
    }

    /// <summary>The excess of some cases at each cell.</summary>
    public Surface Excess(DensityPlaces cases, WorkSharing workers)
    {
        double[] values = KernelDensity.OnGrid(cases, _kernel, [_bandwidth], _grid, workers, new ProgressMeter(null));
        for (int cell = 0; cell < values.Length; cell++)
            values[cell] = (values[cell] - _expected[cell]) * _perDeviation[cell];
        return new Surface(_grid, values, "");
    }

    /// <summary>The largest excess anywhere in each of some labellings.</summary>
    /// <param name="labellings">How many.</param>
    /// <param name="seed">Of chance.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Advanced by the labellings.</param>
    public double[] Largest(int labellings, ulong seed, WorkSharing workers, ProgressMeter meter)
    {
        var largest = new double[labellings];
        WorkSharing alone = WorkSharing.Alone(workers.Cancellation);
        workers.RunBlocks(labellings, number =>
        {
            DensityPlaces cases = _all.Weighing(Draw(Shuffles.ChancesOf(seed, number)));
            double most = double.NegativeInfinity;
            foreach (double excess in Excess(cases, alone).Values)
                most = Math.Max(most, excess);
            largest[number] = most;
            meter.Advance(1);
        });
        return largest;
    }

    /// <summary>Weight of the cases at each place, when so many are drawn as there are (Fan, Muller and Rezucha 1962).</summary>
    private double[] Draw(SeededRandom chances)
    {
        var weights = new double[_all.Count];
        int wanted = _cases;
        for (int i = 0; i < _placeOf.Length && wanted > 0; i++)
        {
            if (chances.NextInt32(_placeOf.Length - i) >= wanted)
                continue;
            weights[_placeOf[i]] += _weightOf[i];
            wanted--;
        }
        return weights;
    }
}
