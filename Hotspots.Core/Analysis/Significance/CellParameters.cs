using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Parameters of the tests of cells. What are the numbers of a test of cells, and what are they when nobody says?</summary>
internal static class CellParameters
{
    /// <summary>Metres: the side of the cells of British hot-spot trials.</summary>
    public const double UsualCell = 150;

    /// <summary>Metres. Finer cells than this tell map points apart, not places.</summary>
    public const double SmallestCell = 50;

    /// <summary>Metres.</summary>
    public const double LargestCell = 5000;

    /// <summary>More cells than this answer no slider.</summary>
    private const double MostUsualCells = 4_000_000;

    private static readonly ParameterChoice[] Shapes = [new("hexagon", "hexagons, six equal neighbours"), new("square", "squares, eight neighbours")];

    private static readonly ParameterChoice[] Corrections =
    [
        new(
            CorrectionNames.Of(Model.Results.Correction.BenjaminiHochberg),
            "Benjamini and Hochberg: so large a share of the cells called significant is so by chance"),
        new(
            CorrectionNames.Of(Model.Results.Correction.Bonferroni),
            "Bonferroni: so large a chance that even one cell is called significant by chance"),
        new(
            CorrectionNames.Of(Model.Results.Correction.None),
            "none: of all cells that are no hotspots so large a share is called significant"),
    ];

    private static readonly ParameterChoice[] ChanceModels =
    [
        new("counts", "the larger of the normal p and the chance that so many scattered incidents meet there"),
        new("normal", "the normal distribution, as other programs have it: too small where cells hold few incidents"),
        new("permutation", "random rearrangements of the cells round each cell"),
    ];

    public static readonly Parameter PFrom = Parameter.OfChoices(
        "p-from", "What p is taken from",
        "counts: of areas with incidents scattered at random the normal distribution found hot cells in 8 to 100 of 100, counts in at most 3; "
            + "permutation when rearrangements are given",
        "Which kind of chance a cell is judged beside; z is the same with each.", ChanceModels);

    public static readonly Parameter Cell = new(
        "cell", "Size of a cell", "m", SmallestCell, LargestCell, IsInteger: false,
        "150 m, the cell of British hot-spot trials, doubled until the area has at most 4 million cells",
        "Larger: the map becomes coarser, single streets flow together, and fewer cells hold more incidents each.");

    public static readonly Parameter Shape = Parameter.OfChoices(
        "cell-shape", "Shape of a cell", "hexagon: all neighbours are equally far",
        "Whether the ground is divided into hexagons or squares of the same area.", Shapes);

    public static readonly Parameter Rings = new(
        "rings", "Rings of neighbours", "rings", 1, 3, IsInteger: true, "1: the cells that touch",
        "Larger: a cell is judged with more ground round it, hotspots become wider and smoother.");

    public static readonly Parameter Alpha = ChanceParameters.Level(
        "0.05, as is usual", "Larger: more cells are called hotspots, and more of them are so by chance.");

    public static readonly Parameter Correction = Parameter.OfChoices(
        "correction", "Correction for many cells", "bh: one in twenty hotspot cells may be chance at level 0.05",
        "How strictly cells are judged for being tested thousands at a time.", Corrections);

    /// <summary>Why cells are rearranged so often when nobody says.</summary>
    public const string PermutationsReason = "for each cell, and more for those that may pass the correction";

    public static readonly Parameter Seed = ChanceParameters.Seed;

    /// <inheritdoc cref="ChanceParameters.Permutations(int, int, string)"/>
    public static Parameter Permutations(int minimum, int maximum, string defaultRule) =>
        ChanceParameters.Permutations(minimum, maximum, defaultRule);

    /// <summary>The size of a cell.</summary>
    public static ParameterValue CellValue(IReadOnlyDictionary<string, double> given, PointSet points, CellGround ground)
    {
        if (Cell.GivenIn(given) is { } chosen)
            return chosen;
        double size = UsualCell;
        if (points.Count > 0 || !ground.IsEmpty)
        {
            GridBox box = ground.BoundsWith(points);
            while (2 * size <= LargestCell && (box.Width / size + 1) * (box.Height / size + 1) > MostUsualCells)
                size *= 2;
        }
        return size == UsualCell
            ? Cell.Default(size, "the cell of British hot-spot trials")
            : Cell.Derived(size, "150 m, doubled until the area has at most 4 million cells");
    }

    /// <summary>What a reader must know of how p-values were made and corrected.</summary>
    public static List<string> Notes(CellStatistics cells, CellTestOptions options)
    {
        int permutations = options.Permutations;
        var notes = new List<string>();
        int n = cells.Counts.Length;
        if (n < GiStar.FewestPlaces)
            notes.Add("Fewer than three cells cannot stand out from one another: nothing was tested.");
        else if (Moments.Of(cells.Counts).Deviation == 0)
            notes.Add("Every cell holds the same: none can stand out.");
        if (cells.Statistic == CellTests.GiStarName && options.PFrom == ChanceModel.Normal)
            notes.Add(
                "The p-values are those of the normal distribution: where cells hold few incidents many that are called "
                    + "significant are so by chance.");
        if (cells.Correction == Model.Results.Correction.None)
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The p-values are not corrected: of {n:N0} cells tested, some {cells.Alpha * n:N0} would be called significant by chance alone."));
        if (permutations > 0 && !options.IsSequential && cells.Correction != Model.Results.Correction.None)
        {
            double least = 1.0 / (permutations + 1),
                needed = cells.Correction == Model.Results.Correction.Bonferroni ? n * least / cells.Alpha : Math.Ceiling(n * least / cells.Alpha);
            if (cells.Correction == Model.Results.Correction.Bonferroni && needed > 1)
                notes.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"No p-value from {permutations:N0} rearrangements is below {least:G3}: with {n:N0} cells none can pass Bonferroni's bound."));
            else if (cells.Correction == Model.Results.Correction.BenjaminiHochberg && needed > 1)
                notes.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"No p-value from {permutations:N0} rearrangements is below {least:G3}: of {n:N0} cells at least {needed:N0} must reach it "
                        + $"before one passes the correction."));
        }
        return notes;
    }
}
