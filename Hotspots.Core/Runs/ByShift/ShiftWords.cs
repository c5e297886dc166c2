using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Runs.ByShift;

/// <summary>What a reader must know of hotspots by shift, each one sentence.</summary>
internal static class ShiftWords
{
    /// <summary>The notes.</summary>
    /// <param name="hotspots">With their shifts.</param>
    /// <param name="shifts">The shifts.</param>
    /// <param name="wanted">The one that the run was narrowed to; −1 for none.</param>
    /// <param name="weights">Their weights.</param>
    public static IEnumerable<string> Notes(IReadOnlyList<Hotspot> hotspots, Shifts shifts, int wanted, ShiftWeights weights)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"A day begins at {shifts.Begins:00}:00, with the first shift: what happens at 01:30 on a Saturday belongs to Friday's night.");
        if (wanted >= 0)
        {
            double all = weights.Total(wanted), spans = weights.TotalOfSpans(wanted);
            if (spans > 0)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Of the weight of the hotspots in this shift {100 * spans / all:0} % rests on times given as spans; which incidents lie "
                        + $"close together does not ask how large their share is, the rank does.");
            }
            yield return "The hotspots were looked for in this shift, so that it is not tested whether it is their busiest: ⟨by-shift⟩ tests that.";
            yield break;
        }
        if (weights.WithoutHour > 0)
        {
            int all = hotspots.Sum(static hotspot => hotspot.Members.Length);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Of {weights.WithoutHour:N0} of the {all:N0} incidents of the hotspots no hour is known: they are in no shift, and shares are of "
                    + $"the others.");
        }
        int tested = hotspots.Count(static hotspot => hotspot.Shifts?.BusiestQ is not null);
        int named = hotspots.Count(static hotspot => hotspot.Shifts?.Busiest is not null);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"A busiest shift is named for {named:N0} of {hotspots.Count:N0} hotspots: where the exact test of its shifts against the hours watched "
                + $"holds (q at most 0.05, corrected for the {tested:N0} tested) and that shift has more by itself.");
    }
}
