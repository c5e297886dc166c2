using System.Globalization;
using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Counts;

/// <summary>Counts of incidents by cell as the catalogue knows them: the fullest cells, as much ground as can be patrolled.</summary>
/// <remarks>
/// Cells that hold most are flagged until the ground is used up, those that tie for the last places in their order from the south and
/// the west; flagged cells that share an edge are one place. Nothing is held against chance: the fullest cells are flagged wherever
/// incidents are. Of five real months counts foretold the next month better than smoother maps did.
/// </remarks>
internal static class CountsMethod
{
    /// <summary>Short names.</summary>
    public const string PlainName = "counts", BlendName = "blend", GroundName = "ground";

    private const double UsualGround = 1;

    /// <summary>Ground that is flagged.</summary>
    private static readonly Parameter Ground = new(
        GroundName, "Ground that is flagged in each town", "km²", 0.01, 100, IsInteger: false,
        "1, what can be patrolled in a town", "Larger: places grow and flow together, and emptier ones are listed.");

    /// <summary>Plain counts.</summary>
    public static AnalysisMethod Plain { get; } = Entry(
        PlainName, "Fullest cells (counts)", "Which ground has had most incidents, cell by cell?", CountRankings.Weights);

    /// <summary>Counts with a quarter of their neighbours.</summary>
    public static AnalysisMethod Blend { get; } = Entry(
        BlendName, "Fullest cells, lightly smoothed (counts with a quarter of their neighbours)",
        "Which ground has had most incidents, where few of a kind leave many cells alike?",
        static (points, grid) => CountRankings.Blend(points, grid));

    private delegate double[] CellScores(PointSet points, CellGrid grid);

    private static AnalysisMethod Entry(string name, string title, string question, CellScores score) => new(
        (input, given, cores, progress, cancellation) => Run(
            name, score, input, given, new WorkSharing(cores, cancellation), new ProgressMeter(progress, cancellation)))
    {
        Name = name,
        Title = title,
        Question = question,
        Family = MethodFamily.Density,
        Parameters = [CellParameters.Cell, CellParameters.Shape, Ground, DensityParameters.Fewest("incidents")],
    };

    private static MethodFindings Run(
        string name, CellScores score, AnalysisInput input, IReadOnlyDictionary<string, double> given, WorkSharing workers, ProgressMeter meter)
    {
        workers.Cancellation.ThrowIfCancellationRequested();
        PointSet points = input.Points;
        ParameterValue[] parameters =
        [
            CellParameters.CellValue(given, points, default),
            CellParameters.Shape.ValueOr(given, (int)CellShape.Hexagon, "all neighbours are equally far"),
            Ground.ValueOr(given, UsualGround, "what can be patrolled in a town"),
            DensityParameters.FewestOf(given),
        ];
        var nothing = new MethodFindings { Method = name, Labels = ClusterLabels.None(points.Count), Parameters = parameters };
        meter.Begin("Counting incidents in cells", 0.8, 1);
        if (points.Count == 0)
        {
            meter.Finish("Nothing to count");
            return nothing;
        }
        workers.Cancellation.ThrowIfCancellationRequested();
        var shape = (CellShape)(int)parameters[1].Value;
        CellGrid grid = CellGrid.Around(points.Bounds(), shape, parameters[0].Value, margin: 1);
        CellField field = CellField.Count(points, default, grid, workers);
        int most = (int)Math.Max(1, Math.Floor(parameters[2].Value * 1e6 / grid.CellArea + 1e-9));
        bool[] isFlagged = Flagged(field.AtCells(score(points, grid)), most);
        meter.Begin("Joining the fullest cells", 0.95, 1);
        workers.Cancellation.ThrowIfCancellationRequested();
        int fewest = (int)parameters[3].Value;
        HotPlaces places = HotCells.Places(points, field, isFlagged, fewest, rows => Evidence(field, rows));
        MethodFindings findings = nothing with
        {
            Labels = places.Labels,
            Outlines = places.Outlines,
            Evidence = places.Evidence,
            Notes = places.Labels.ClusterCount > 0 ? [] : [string.Create(
                CultureInfo.InvariantCulture, $"None of the fullest ground holds {fewest} incidents: lower ⟨min-incidents⟩ to see emptier places.")],
        };
        meter.Finish("Counted");
        return findings;
    }

    /// <summary>The cells ranked highest, tied ones in their order, none of them without a score.</summary>
    private static bool[] Flagged(double[] scores, int most)
    {
        var keys = Array.ConvertAll(scores, static score => -score);
        int[] order = [.. Enumerable.Range(0, scores.Length)];
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        var isFlagged = new bool[scores.Length];
        for (int k = 0; k < order.Length && k < most && scores[order[k]] > 0; k++)
            isFlagged[order[k]] = true;
        return isFlagged;
    }

    private static Figure[] Evidence(CellField field, List<int> rows)
    {
        double sum = 0, fullest = 0;
        foreach (int row in rows)
        {
            double held = field.Counts[field.Cells[row]];
            sum += held;
            fullest = Math.Max(fullest, held);
        }
        return
        [
            new Figure("fullest", fullest, "", string.Create(
                CultureInfo.InvariantCulture, $"Its fullest cell holds {fullest:#,0.##} of the {sum:#,0.##} that its cells hold together")),
            HotCells.OfCells(rows.Count),
        ];
    }
}
