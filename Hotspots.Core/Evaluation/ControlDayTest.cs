using Hotspots.Core.Indexing;

namespace Hotspots.Core.Evaluation;

/// <summary>Randomisation test of control days. Did fewer incidents happen on the days with patrols than on those that the lot left
/// without?</summary>
/// <remarks>
/// Fisher, "The design of experiments", 1935: the lots are drawn again as they were drawn the first time, the incidents stay. Each place is
/// compared with itself: expected on its treated days are its incidents times the share of its days that are treated. The statistic is
/// treated incidents less those expected, over all places; p = (1 + redraws as low)/(1 + redraws).
/// </remarks>
/// <param name="Treated">Incidents on days with patrols.</param>
/// <param name="Control">Incidents on control days.</param>
/// <param name="Expected">Of both, how many days with patrols would have if patrols did nothing.</param>
/// <param name="TreatedDays">Days with patrols, over all places.</param>
/// <param name="ControlDays">Days without.</param>
/// <param name="PFewer">Chance of so few on treated days or fewer.</param>
/// <param name="P">Chance of being so far from what is expected on either side.</param>
internal readonly record struct ControlDayTest(
    int Treated, int Control, double Expected, int TreatedDays, int ControlDays, double PFewer, double P)
{
    /// <summary>Rounding must not tell apart what is as far.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Incidents a treated day over incidents a control day; NaN where either cannot be said.</summary>
    public double Ratio => (double)Treated / TreatedDays / ((double)Control / ControlDays);

    /// <summary>Draws all lots of the plan once more, as they were drawn.</summary>
    /// <param name="isControl">Filled in: one a place and day, in the order of the counts.</param>
    /// <param name="random">The lots.</param>
    internal delegate void DrawLots(Span<bool> isControl, SeededRandom random);

    /// <summary>Tests the days of a plan.</summary>
    /// <param name="counts">Incidents of each place and day, day by day, in each the places.</param>
    /// <param name="isControl">Was the place left alone on that day? In the same order.</param>
    /// <param name="places">How many places there are.</param>
    /// <param name="draw">How the lots were drawn: anything else would be another experiment.</param>
    /// <param name="redraws">How often they are drawn again, 1 or more.</param>
    /// <param name="seed">The same seed gives the same p.</param>
    /// <exception cref="ArgumentException">Lengths differ or are no table of so many places.</exception>
    public static ControlDayTest Of(
        ReadOnlySpan<int> counts, ReadOnlySpan<bool> isControl, int places, DrawLots draw, int redraws = 9999, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(redraws, 1);
        if (places < 1 || counts.Length != isControl.Length || counts.Length % places != 0)
            throw new ArgumentException("Each place needs one count and one lot for each day.");
        var totals = new int[places];
        for (int i = 0; i < counts.Length; i++)
            totals[i % places] += counts[i];
        var random = new SeededRandom(seed);
        (double away, double expected, int treated, int treatedDays) = Away(counts, isControl, totals);
        var lots = new bool[counts.Length];
        int asFew = 0, asFar = 0;
        for (int redraw = 0; redraw < redraws; redraw++)
        {
            draw(lots, random);
            double other = Away(counts, lots, totals).Away;
            asFew += other <= away + Rounding ? 1 : 0;
            asFar += Math.Abs(other) >= Math.Abs(away) - Rounding ? 1 : 0;
        }
        int all = 0;
        foreach (int total in totals)
            all += total;
        return new ControlDayTest(
            treated, all - treated, expected, treatedDays, counts.Length - treatedDays,
            (1.0 + asFew) / (1 + redraws), (1.0 + asFar) / (1 + redraws));
    }

    private static (double Away, double Expected, int Treated, int TreatedDays) Away(
        ReadOnlySpan<int> counts, ReadOnlySpan<bool> isControl, int[] totals)
    {
        int places = totals.Length, days = counts.Length / places, treated = 0, treatedDays = 0;
        double expected = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (isControl[i])
                continue;
            treated += counts[i];
            treatedDays++;
            expected += (double)totals[i % places] / days;
        }
        return (treated - expected, expected, treated, treatedDays);
    }
}
