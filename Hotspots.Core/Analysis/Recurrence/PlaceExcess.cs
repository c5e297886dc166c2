using Hotspots.Core.Model.Results;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Standardised incidence ratio of places: incidents of the part that did not find a place, over those that its people or its ground
/// explain.</summary>
/// <remarks>
/// In each look in which a place was found, the incidents of the other part on the ground that was found are set against those that its share of
/// the exposure explains. Both are averaged over the looks and stand for the whole set, of which each look sees a half. Counts vary more than
/// Poisson counts where repeats come in
/// bursts: their variance is multiplied by φ, Pearson's dispersion of the listed places' counts over the blocks of time, at least 1. Test and
/// 95 % interval on the scale of square roots (Anscombe, Biometrika 1948).
/// </remarks>
internal static class PlaceExcess
{
    private const double Quantile = 1.959963984540054;

    /// <summary>Anscombe's constant.</summary>
    private const double Shift = 3.0 / 8;

    /// <summary>A place with fewer events says nothing of dispersion.</summary>
    private const int FewestEvents = 5;

    /// <summary>As much exposure, in units of one position, as a place has at least: no ground is empty of people for certain.</summary>
    public const double LeastExposure = 0.5;

    /// <summary>The ratio of one place, q being p until it is corrected; null where the place was found in no look.</summary>
    /// <param name="found">Looks in which it was found.</param>
    /// <param name="there">Incidents of the other parts on its ground, over all these looks.</param>
    /// <param name="expected">Those that its exposure explains, over the same looks.</param>
    /// <param name="dispersion">φ.</param>
    /// <param name="measure">What the exposure is.</param>
    public static Excess? Of(int found, double there, double expected, double dispersion, ExposureMeasure measure)
    {
        if (found == 0 || expected <= 0)
            return null;
        // One look sees one part; two and more see all there is, over and over.
        double sets = Math.Min(2, found), count = sets * there / found, mean = sets * expected / found, spread = Math.Sqrt(dispersion);
        double root = Math.Sqrt(count + Shift), half = Quantile / 2 * spread;
        double low = Math.Max(0, root - half), high = root + half;
        double z = 2 * (root - Math.Sqrt(mean + Shift)) / spread;
        double p = z > 0 ? ErrorFunction.TwoSided(z) / 2 : 1 - ErrorFunction.TwoSided(z) / 2;
        return new Excess(measure, count / mean, Math.Max(0, low * low - Shift) / mean, (high * high - Shift) / mean, p, p);
    }

    /// <summary>Pearson's dispersion of counts over blocks of time, 1 or more: how much more than Poisson counts repeats vary.</summary>
    public static double DispersionOf(IReadOnlyList<int[]> places, TimeBlocks blocks)
    {
        double squares = 0;
        long freedom = 0;
        var counts = new int[blocks.Count];
        foreach (int[] place in places)
        {
            Array.Clear(counts);
            int events = 0;
            foreach (int incident in place)
            {
                if (blocks.BlockOf[incident] < 0)
                    continue;
                counts[blocks.BlockOf[incident]]++;
                events++;
            }
            if (events < FewestEvents)
                continue;
            for (int block = 0; block < counts.Length; block++)
            {
                double mean = (double)events * blocks.EventsOf(block) / blocks.Events;
                squares += (counts[block] - mean) * (counts[block] - mean) / mean;
            }
            freedom += counts.Length - 1;
        }
        return freedom == 0 ? 1 : Math.Max(1, squares / freedom);
    }
}
