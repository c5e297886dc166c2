using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>A test of all cells of an area, from incidents to places.</summary>
/// <param name="input">The area's incidents.</param>
/// <param name="workers">Who does it.</param>
/// <param name="meter">Told how far it is.</param>
/// <param name="parameters">In the order of the catalogue's entry: those of <see cref="CellParameters"/>.</param>
internal sealed class CellTestRun(AnalysisInput input, WorkSharing workers, ProgressMeter meter, IReadOnlyList<ParameterValue> parameters)
{
    /// <summary>A test of cells.</summary>
    public delegate CellStatistics CellTest(CellField field, CellTestOptions options, WorkSharing workers, ProgressMeter meter);

    /// <summary>Counts, tests, corrects, and joins hot cells to places.</summary>
    public MethodFindings Find(string method, CellTest test)
    {
        workers.Cancellation.ThrowIfCancellationRequested();
        CellTestOptions options = Options();
        meter.Begin("Counting incidents in cells", 0.2, 1);
        CellGround ground = CellGround.Of(input);
        CellField field = CellField.Count(input.Points, ground, options.Shape, options.CellSize, workers);
        meter.Begin("Testing cells", 0.9, field.Cells.Length);
        workers.Cancellation.ThrowIfCancellationRequested();
        CellStatistics cells = test(field, options, workers, meter);
        meter.Begin("Joining hot cells", 0.95, 1);
        workers.Cancellation.ThrowIfCancellationRequested();
        HotPlaces places = HotCells.Places(input.Points, field, cells);
        meter.Finish("Tested");
        return MethodFindings.OfClusters(method, places.Labels, parameters, field.Grid.ColumnSpacing) with
        {
            Outlines = places.Outlines,
            Evidence = places.Evidence,
            Cells = new CellFindings(field.Grid, field.Cells, cells),
            Notes =
            [
                ground.Words(field), .. CellParameters.Notes(cells, options),
                .. places.Small == 0 ? [] : (string[])[HotCells.Left(places.Small)],
            ],
        };
    }

    /// <summary>Ranking of places by the cells that they lie in; −∞ where nothing was counted.</summary>
    /// <param name="places">Where, metres.</param>
    /// <param name="score">What each cell of the area is ranked by.</param>
    public double[] ScoresAt(IReadOnlyList<GridPoint> places, Func<CellField, CellTestOptions, WorkSharing, double[]> score)
    {
        CellTestOptions options = Options();
        CellField field = CellField.Count(input.Points, CellGround.Of(input), options.Shape, options.CellSize, workers);
        workers.Cancellation.ThrowIfCancellationRequested();
        double[] ofCells = score(field, options, workers), scores = new double[places.Count];
        int[] rows = field.RowOfCell;
        for (int i = 0; i < scores.Length; i++)
        {
            int cell = field.Grid.CellAt(places[i].Easting, places[i].Northing), row = cell < 0 ? -1 : rows[cell];
            scores[i] = row < 0 || double.IsNaN(ofCells[row]) ? double.NegativeInfinity : ofCells[row];
        }
        return scores;
    }

    private CellTestOptions Options() => new()
    {
        CellSize = Value(CellParameters.Cell.Name),
        Shape = (CellShape)(int)Value(CellParameters.Shape.Name),
        Rings = (int)Value(CellParameters.Rings.Name),
        PFrom = parameters.Any(static parameter => parameter.Name == CellParameters.PFrom.Name)
            ? (ChanceModel)(int)Value(CellParameters.PFrom.Name)
            : default,
        Permutations = (int)Value(ChanceParameters.PermutationsName),
        IsSequential = parameters.Any(
            static parameter => parameter.Name == ChanceParameters.PermutationsName && parameter.Origin != ParameterOrigin.Given),
        Correction = (Correction)(int)Value(CellParameters.Correction.Name),
        Alpha = Value(CellParameters.Alpha.Name),
        Seed = (ulong)Value(CellParameters.Seed.Name),
    };

    private double Value(string name) => parameters.First(parameter => parameter.Name == name).Value;
}
