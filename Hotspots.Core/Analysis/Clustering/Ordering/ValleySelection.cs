using Hotspots.Core.Analysis.Clustering.DensityBased;

namespace Hotspots.Core.Analysis.Clustering.Ordering;

/// <summary>Selection among nested valleys. Of valleys within valleys, which ones stand for a place, so that no two overlap?</summary>
internal static class ValleySelection
{
    /// <summary>Chooses.</summary>
    /// <param name="valleys">As <see cref="XiValleys.Find"/> gives them.</param>
    /// <param name="bars">Reachabilities in the order of the points, metres, and infinity after the last.</param>
    /// <param name="selection">By what.</param>
    /// <returns>Valleys that do not overlap, in the order of the points.</returns>
    public static List<Valley> Select(List<Valley> valleys, double[] bars, NestedPlaces selection) =>
        selection == NestedPlaces.Innermost ? Innermost(valleys) : OfGreatestExcess(valleys, bars);

    /// <summary>The lower of the two bars that lead into a valley and out of it, metres.</summary>
    public static double Edge(double[] bars, Valley valley) => Math.Min(bars[valley.Start], bars[valley.End + 1]);

    /// <summary>Those in which no other was chosen before.</summary>
    private static List<Valley> Innermost(List<Valley> valleys)
    {
        var chosen = new List<Valley>();
        foreach (Valley valley in valleys)
        {
            // A valley ends behind all before it that it does not hold, so looking at the last chosen is enough.
            if (chosen.Count == 0 || valley.Start > chosen[^1].End)
                chosen.Add(valley);
        }
        return chosen;
    }

    /// <summary>Those that together have the greatest excess of mass; of equals the outer.</summary>
    /// <remarks>
    /// As HDBSCAN chooses (Campello et al. 2013), but with density itself, 1/reach², for λ: in the plane that is what falls off at the
    /// edge of a place, while 1/reach hardly tells a busy quarter from the streets in it. Each point counts for as long as it is in the
    /// valley and in none within, from the λ of the valley's edge to its own or to that of the inner valley's edge. A valley that has no
    /// edge within the largest distance is no place when there is one in it: nothing is known that it would stand out from. Reaches finer
    /// than positions are count as if they were not.
    /// </remarks>
    private static List<Valley> OfGreatestExcess(List<Valley> valleys, double[] bars)
    {
        var chosen = new List<Valley>();
        var outermost = new List<Judged>();
        foreach (Valley valley in valleys)
        {
            double edge = Edge(bars, valley), birth = Lambda(edge), own = 0, inner = 0;
            int at = valley.End, kept = outermost.Count, firstChosen = chosen.Count, start = valley.Start, end = valley.End;
            for (; kept > 0 && outermost[kept - 1].End >= valley.Start; kept--)
            {
                Judged held = outermost[kept - 1];
                for (; at > held.End; at--)
                    own += Math.Max(0, Lambda(bars[at]) - birth);
                own += (at - Math.Max(held.Start, valley.Start) + 1) * Math.Max(0, held.Birth - birth);
                at = Math.Min(at, held.Start - 1);
                inner += held.Excess;
                firstChosen = held.FirstChosen;
                (start, end) = (Math.Min(start, held.Start), Math.Max(end, held.End));
            }
            // The first bar of a valley leads in from outside.
            for (; at > valley.Start; at--)
                own += Math.Max(0, Lambda(bars[at]) - birth);
            bool holdsNone = kept == outermost.Count;
            outermost.RemoveRange(kept, outermost.Count - kept);
            if (holdsNone || (double.IsFinite(edge) && own >= inner))
            {
                chosen.RemoveRange(firstChosen, chosen.Count - firstChosen);
                chosen.Add(valley);
                inner = own;
            }
            outermost.Add(new Judged(start, end, birth, inner, firstChosen));
        }
        return chosen;

        static double Lambda(double reach)
        {
            double known = Math.Max(reach, DbscanDefaults.FinestDistance);
            return 1 / (known * known);
        }
    }

    /// <summary>A valley that is in no other so far, with all chosen in it.</summary>
    private readonly record struct Judged(int Start, int End, double Birth, double Excess, int FirstChosen);
}
