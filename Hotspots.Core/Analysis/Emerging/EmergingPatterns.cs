using Hotspots.Core.Model.Emerging;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Emerging;

/// <summary>One cell of a space-time cube.</summary>
/// <param name="Class">Its class.</param>
/// <param name="HotSteps">Steps significantly hot.</param>
/// <param name="ColdSteps">Steps significantly cold.</param>
/// <param name="LastHot">The last hot step, −1 where there is none.</param>
/// <param name="Trend">Mann–Kendall test of its statistic.</param>
internal readonly record struct EmergingCell(EmergingClass Class, int HotSteps, int ColdSteps, int LastHot, MannKendall Trend);

/// <summary>Emerging hot spot analysis: classes of cells by when they were hot or cold, after the cube of Gi* scores.</summary>
/// <remarks>
/// <para>
/// The seventeen classes of ArcGIS's emerging hot spot analysis. Its descriptions overlap; the order here: historical; then the last step must
/// be hot; intensifying, diminishing or persistent (hot in 90 %); oscillating (any step cold); new; consecutive; sporadic. Cold likewise.
/// </para>
/// <para>
/// The scores should be of one step each, space only: where they look one step back, neighbours in time share incidents, and the trend test calls
/// 12 to 15 % of cells without a trend significant at 5 %. Hot and cold are corrected over all cells and steps (Benjamini and Hochberg).
/// </para>
/// </remarks>
internal static class EmergingPatterns
{
    /// <summary>With fewer steps no class is named.</summary>
    public const int FewestSteps = 10;

    /// <summary>Nine of ten steps.</summary>
    private const int MostlyOfTen = 9;

    /// <summary>The class of one cell.</summary>
    /// <param name="steps">Oldest first: above 0 significantly hot, below 0 significantly cold.</param>
    /// <param name="trend">Of its statistic: above 0 rises significantly, below 0 falls.</param>
    public static EmergingClass Classify(ReadOnlySpan<sbyte> steps, int trend)
    {
        if (steps.Length < FewestSteps)
            return default;
        EmergingPattern hot = Pattern(steps, 1, trend);
        if (hot != EmergingPattern.None)
            return new EmergingClass(hot, false);
        EmergingPattern cold = Pattern(steps, -1, -trend);
        return new EmergingClass(cold, cold != EmergingPattern.None);
    }

    /// <summary>The classes of all cells of a cube.</summary>
    /// <param name="scores">Gi* z, cell by cell, in each the steps, oldest first.</param>
    /// <param name="steps">Steps of the cube, 1 or more.</param>
    /// <param name="alpha">Level of the corrected p of hot and cold, and of the trend of each cell.</param>
    /// <exception cref="ArgumentException">The scores are no cube of so many steps.</exception>
    public static EmergingCell[] Of(ReadOnlySpan<double> scores, int steps, double alpha = MultipleTesting.UsualAlpha) =>
        Of(scores, Significant(scores, alpha), steps, alpha);

    /// <summary>As the other, where it was told by other means which scores are significant.</summary>
    /// <param name="scores">Gi* z, cell by cell, in each the steps, oldest first.</param>
    /// <param name="flags">Of each score: 1 significantly high, −1 significantly low, 0 neither.</param>
    /// <param name="steps">Steps of the cube, 1 or more.</param>
    /// <param name="alpha">Level of the trend of each cell.</param>
    /// <exception cref="ArgumentException">The scores are no cube of so many steps.</exception>
    public static EmergingCell[] Of(ReadOnlySpan<double> scores, sbyte[] flags, int steps, double alpha)
    {
        if (steps < 1 || scores.Length % steps != 0 || flags.Length != scores.Length)
            throw new ArgumentException("Each cell needs one score for each step.");
        var cells = new EmergingCell[scores.Length / steps];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            ReadOnlySpan<sbyte> own = flags.AsSpan(cell * steps, steps);
            MannKendall trend = MannKendall.Of(scores.Slice(cell * steps, steps));
            int direction = trend.PValue <= alpha ? Math.Sign(trend.S) : 0;
            cells[cell] = new EmergingCell(Classify(own, direction), own.Count((sbyte)1), own.Count((sbyte)-1), own.LastIndexOf((sbyte)1), trend);
        }
        return cells;
    }

    /// <summary>1 where a score is significantly high, −1 where it is significantly low, after correction over all of them.</summary>
    public static sbyte[] Significant(ReadOnlySpan<double> scores, double alpha)
    {
        var p = new double[scores.Length];
        for (int i = 0; i < p.Length; i++)
            p[i] = ErrorFunction.TwoSided(scores[i]);
        double[] q = MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, alpha);
        var flags = new sbyte[p.Length];
        for (int i = 0; i < p.Length; i++)
            flags[i] = (sbyte)(q[i] <= alpha ? Math.Sign(scores[i]) : 0);
        return flags;
    }

    private static EmergingPattern Pattern(ReadOnlySpan<sbyte> steps, sbyte kind, int trend)
    {
        int count = steps.Count(kind);
        bool mostly = 10 * count >= MostlyOfTen * steps.Length;
        if (steps[^1] != kind)
            return mostly ? EmergingPattern.Historical : EmergingPattern.None;
        if (mostly)
            return trend > 0 ? EmergingPattern.Intensifying : trend < 0 ? EmergingPattern.Diminishing : EmergingPattern.Persistent;
        if (steps.Contains((sbyte)-kind))
            return EmergingPattern.Oscillating;
        if (count == 1)
            return EmergingPattern.New;
        bool isOneRun = steps[^count..].Count(kind) == count;
        return isOneRun ? EmergingPattern.Consecutive : EmergingPattern.Sporadic;
    }
}
