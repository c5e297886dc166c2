using Hotspots.Core.Indexing;

namespace Hotspots.Core.Evaluation.Effects;

/// <summary>Matched controls and placebos among the places of a table, found by the earlier periods alone.</summary>
/// <remarks>
/// What happened during the operation has no say in what is compared with what. A control lies apart: neither its ground nor its ring may meet the
/// ring of the place that it is compared with. Results do not depend on the number of cores.
/// </remarks>
/// <param name="table">The places; the first is the treated one, and the others lie apart from it.</param>
/// <param name="timeBefore">Length of the period before where that of the operation is 1.</param>
/// <param name="apartEast">So far apart from west to east two places do not touch, metres.</param>
/// <param name="apartNorth">The same from south to north.</param>
/// <param name="fewestPeriods">With fewer earlier periods nothing is matched: many a place fits by chance.</param>
internal sealed class MatchedPlaces(
    PlaceTable table, double timeBefore, double apartEast, double apartNorth, int fewestPeriods = ControlFit.FewestPeriods)
{
    /// <summary>A chance of 5 % cannot be told with fewer places than this that do not touch one another.</summary>
    public const int FewestApart = 19;

    /// <summary>Rings with about so few incidents differ by chance.</summary>
    private const int FewInRing = 10;

    /// <summary>The places.</summary>
    public PlaceTable Table => table;

    /// <summary>
    /// The controls that fit a place best, the best first, none of them on ground of another: of those whose ring is as busy, too; of all where
    /// there is none.
    /// </summary>
    /// <param name="place">The place.</param>
    /// <param name="sameTown">Only in its own town?</param>
    /// <param name="most">How many at most.</param>
    public FittedControl[] Best(int place, bool sameTown, int most)
    {
        FittedControl[] all = Candidates(place, sameTown, ringAlike: true);
        if (all.Length == 0)
            all = Candidates(place, sameTown, ringAlike: false);
        var best = new List<FittedControl>(most);
        foreach (FittedControl one in all.OrderBy(static one => one.Fit).ThenBy(static one => one.Place))
        {
            if (best.Count < most && best.TrueForAll(chosen => AreApart(chosen.Place, one.Place)))
                best.Add(one);
        }
        return [.. best];
    }

    /// <summary>Whether the ring of a control is about as busy as that of the place; else the ring's difference says little.</summary>
    public bool IsRingAlike(int place, int other)
    {
        int own = table.RingTotals[place], theirs = table.RingTotals[other];
        return theirs <= 2 * own + FewInRing && 2 * theirs + FewInRing >= own;
    }

    /// <summary>
    /// Places as busy as the treated one in the earlier periods and in the period before, each with its own matched control: the operation is
    /// ranked among them.
    /// </summary>
    /// <param name="sameTown">Only in the town of the treated place?</param>
    /// <param name="sameTownControls">Are controls taken from a place's own town only?</param>
    /// <param name="most">How many at most; of more, so many are drawn.</param>
    /// <param name="seed">The same seed draws the same.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public PlaceboDifference[] Placebos(bool sameTown, bool sameTownControls, int most, ulong seed, CancellationToken cancellation)
    {
        var alike = new List<int>();
        int before = table[0].Ground[^2];
        for (int place = 1; place < table.Count; place++)
        {
            int theirs = table[place].Ground[^2];
            if (IsAsBusy(0, place) && 2 * theirs >= before && theirs <= 2 * before && (!sameTown || table.Towns[place] == table.Towns[0]))
                alike.Add(place);
        }
        int[] drawn = [.. alike];
        var random = new SeededRandom(seed);
        for (int i = 0; i < Math.Min(most, drawn.Length); i++)
        {
            int other = i + random.NextInt32(drawn.Length - i);
            (drawn[i], drawn[other]) = (drawn[other], drawn[i]);
        }
        int[] chosen = drawn[..Math.Min(most, drawn.Length)];
        Array.Sort(chosen);
        var found = new PlaceboDifference?[chosen.Length];
        Parallel.For(0, chosen.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            if (Nearest(chosen[i], sameTownControls) is { } control)
                found[i] = new PlaceboDifference(chosen[i], control.Place, MatchedDifference.Of(table[chosen[i]], table[control.Place], timeBefore));
        });
        return [.. found.OfType<PlaceboDifference>()];
    }

    /// <summary>How many of some places there are that do not touch one another, taken in order.</summary>
    public int Apart(IReadOnlyList<PlaceboDifference> places)
    {
        var kept = new List<int>();
        foreach (PlaceboDifference one in places)
        {
            if (kept.TrueForAll(other => AreApart(one.Place, other)))
                kept.Add(one.Place);
        }
        return kept.Count;
    }

    private FittedControl[] Candidates(int place, bool sameTown, bool ringAlike)
    {
        var all = new List<FittedControl>();
        for (int other = 1; other < table.Count; other++)
        {
            if (MayBeControl(place, other, sameTown) && (!ringAlike || IsRingAlike(place, other)))
                all.Add(new FittedControl(other, table.Distance(place, other, double.PositiveInfinity)));
        }
        return [.. all];
    }

    // As the first of Best, in one pass: it is asked a thousand times.
    private FittedControl? Nearest(int place, bool sameTown)
    {
        (int index, double fit) = (-1, double.PositiveInfinity);
        bool isAlike = false;
        for (int other = 1; other < table.Count; other++)
        {
            if (!MayBeControl(place, other, sameTown))
                continue;
            bool alike = IsRingAlike(place, other);
            if (isAlike && !alike)
                continue;
            double limit = alike && !isAlike ? double.PositiveInfinity : fit, distance = table.Distance(place, other, limit);
            if (distance < limit)
                (index, fit, isAlike) = (other, distance, alike);
        }
        return index < 0 ? null : new FittedControl(index, fit);
    }

    private bool MayBeControl(int place, int other, bool sameTown) =>
        IsAsBusy(place, other) && (!sameTown || table.Towns[other] == table.Towns[place]) && AreApart(place, other);

    private bool IsAsBusy(int place, int other)
    {
        int own = table.Totals[place], theirs = table.Totals[other];
        return table.Earlier >= fewestPeriods && own > 0 && 2 * theirs >= own && theirs <= 2 * own;
    }

    private bool AreApart(int place, int other) =>
        Math.Abs(table.Eastings[place] - table.Eastings[other]) >= apartEast
        || Math.Abs(table.Northings[place] - table.Northings[other]) >= apartNorth;
}

/// <summary>Control of a place.</summary>
/// <param name="Place">Which place of the table.</param>
/// <param name="Fit">Σ (√x − √y)² over the earlier periods; 0 for the same counts.</param>
internal readonly record struct FittedControl(int Place, double Fit);

/// <summary>Place without an operation, compared with its own control.</summary>
/// <param name="Place">Which place of the table.</param>
/// <param name="Control">Its control.</param>
/// <param name="Matched">What came out.</param>
internal readonly record struct PlaceboDifference(int Place, int Control, MatchedDifference Matched)
{
    /// <summary>WDD over its standard error.</summary>
    public double Z => Matched.Difference.Total.Z;
}
