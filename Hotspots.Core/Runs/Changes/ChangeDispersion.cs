using Hotspots.Core.Evaluation.Bursts;

namespace Hotspots.Core.Runs.Changes;

/// <summary>Basis of an estimate of dispersion.</summary>
internal enum DispersionBasis
{
    /// <summary>Incidents of one place within a fortnight.</summary>
    Days,

    /// <summary>Incidents of one place in one month.</summary>
    Months,

    /// <summary>No stretch is long enough: with one month before and one after, known to the month, nothing tells a burst from a rise.</summary>
    Nothing,
}

/// <summary>Dispersion of towns, hotspots and cells: how many times fewer incidents count where they come in bursts.</summary>
/// <remarks>
/// <para>
/// Of a cell or hotspot by its close pairs (<see cref="PairExcess"/>), moderated by cells as busy (<see cref="DispersionPool"/>). What share of
/// pairs is close by chance is told by pairs of different cells, so that a season all places have is no burst.
/// </para>
/// <para>
/// A town has that of its cells, or more where the whole of it rises and falls together from one block to the next (<see cref="AllanFactor"/>),
/// of which each place has its part. Few blocks borrow from what British towns do.
/// </para>
/// </remarks>
internal sealed class ChangeDispersion
{
    /// <summary>
    /// Variance of a British district's monthly rate beyond that of Poisson counts, over the square of the rate: 8 % up and down. Mean over
    /// months two and three apart of 271 districts, October 2018 to January 2019 of data.police.uk; of neighbouring months it is 0.0036.
    /// </summary>
    private const double UsualVariance = 0.0065;

    /// <summary>Fewer pairs of different cells, those of some 70 incidents, tell less of what chance does than the calendar.</summary>
    private const int FewestPairs = 2000;

    private readonly IncidentStretches _stretches;
    private readonly PeriodMembers _members;
    private readonly double[] _chances;
    private readonly DispersionPool _pool;
    private readonly PairExcess[][] _cells;
    private readonly Dictionary<string, TownDispersion> _towns;

    /// <summary>Estimates it.</summary>
    /// <param name="areas">Areas in their cells.</param>
    /// <param name="stretches">When incidents are.</param>
    /// <param name="members">In which period they are.</param>
    public ChangeDispersion(AreaCells[] areas, IncidentStretches stretches, PeriodMembers members)
    {
        (_stretches, _members) = (stretches, members);
        _chances = Chances(areas, stretches);
        _cells = Array.ConvertAll(areas, Excesses);
        _pool = new DispersionPool(_cells.SelectMany(static cells => cells));
        _towns = new Dictionary<string, TownDispersion>(StringComparer.Ordinal);
        var everything = new List<int>();
        var all = default(PairExcess);
        for (int a = 0; a < areas.Length; a++)
        {
            PairExcess town = Sum(_cells[a]);
            all += town;
            everything.AddRange(areas[a].Area.Members);
            _towns[areas[a].Area.Name] = Of(town, areas[a].Area.Members);
        }
        Together = Of(all, [.. everything]).Whole;
    }

    /// <summary>φ of all areas together.</summary>
    public double Together { get; }

    /// <summary>By what it is known.</summary>
    public DispersionBasis Basis => !_pool.IsKnown ? DispersionBasis.Nothing : _stretches.IsMonthly ? DispersionBasis.Months : DispersionBasis.Days;

    /// <summary>φ of a town.</summary>
    public double OfTown(string name) => _towns[name].Whole;

    /// <summary>φ of a cell.</summary>
    /// <param name="area">Which area.</param>
    /// <param name="cell">Which of its cells.</param>
    /// <param name="name">The area's name.</param>
    /// <param name="incidents">The cell's incidents in both periods.</param>
    public double OfCell(int area, int cell, string name, int incidents) =>
        Rounded(_pool.Of(_cells[area][cell], incidents) + Shared(name, incidents));

    /// <summary>φ of a hotspot.</summary>
    /// <param name="incidents">Its incidents in both periods.</param>
    /// <param name="area">The area it lies in.</param>
    public double OfPlace(ReadOnlySpan<int> incidents, string area)
    {
        const int StretchBit = 24;
        var keys = new List<int>(incidents.Length);
        foreach (int i in incidents)
        {
            if (_stretches.Of(i) != IncidentStretches.None)
                keys.Add((_stretches.Of(i) << StretchBit) | _stretches.TimeOfIncident(i));
        }
        keys.Sort();
        var own = default(PairExcess);
        for (int from = 0, until; from < keys.Count; from = until)
        {
            int stretch = keys[from] >> StretchBit;
            for (until = from + 1; until < keys.Count && keys[until] >> StretchBit == stretch;)
                until++;
            int[] times = [.. keys[from..until].Select(static key => key & ((1 << StretchBit) - 1))];
            own += PairExcess.Of(times.Length, ClosePairs.Of(times, _stretches.Within), _chances[stretch], _stretches.Kept);
        }
        return Rounded(_pool.Of(own, incidents.Length) + Shared(area, incidents.Length));
    }

    // What the whole town does together, by the place's share of it.
    private double Shared(string area, int incidents) => _towns.TryGetValue(area, out TownDispersion town) ? town.PerIncident * incidents : 0;

    private TownDispersion Of(PairExcess places, ReadOnlySpan<int> incidents)
    {
        double local = _pool.OfTown(places);
        AllanFactor blocks = _stretches.Allan(incidents);
        double together = DispersionPool.Moderate(blocks.Value, blocks.Degrees, local + UsualVariance * blocks.MeanCount);
        // Few degrees of freedom: such a statistic has Student's tails, not those of a normal one.
        double whole = Math.Max(local, together * StudentTails.Widening(DispersionPool.Borrowed + blocks.Degrees));
        int counted = _members.Count(incidents).Total;
        return new TownDispersion(Rounded(whole), counted > 0 ? (whole - local) / counted : 0);
    }

    private PairExcess[] Excesses(AreaCells area)
    {
        var cells = new PairExcess[area.Count];
        foreach (CellPairs pairs in area.Pairs)
            cells[pairs.Cell] += PairExcess.Of(pairs.Incidents, pairs.Pairs, _chances[pairs.Stretch], _stretches.Kept);
        return cells;
    }

    /// <summary>Share of pairs that is close by chance, stretch by stretch: among pairs of different cells.</summary>
    private static double[] Chances(AreaCells[] areas, IncidentStretches stretches)
    {
        var perTime = new int[IncidentStretches.Count, stretches.Times];
        var within = new ClosePairs[IncidentStretches.Count];
        foreach (AreaCells area in areas)
        {
            foreach (int i in area.Area.Members)
            {
                if (stretches.Of(i) != IncidentStretches.None)
                    perTime[stretches.Of(i), stretches.TimeOfIncident(i)]++;
            }
            foreach (CellPairs pairs in area.Pairs)
                within[pairs.Stretch] += pairs.Pairs;
        }
        var chances = new double[IncidentStretches.Count];
        for (int stretch = 0; stretch < chances.Length; stretch++)
        {
            long incidents = 0, close = 0;
            for (int time = 0; time < stretches.Times; time++)
            {
                long here = perTime[stretch, time];
                if (here == 0)
                    continue;
                incidents += here;
                close += here * (here - 1) / 2;
                for (int other = Math.Max(0, time - stretches.Within); other < time; other++)
                    close += here * perTime[stretch, other];
            }
            ClosePairs apart = new ClosePairs(incidents * (incidents - 1) / 2, close) - within[stretch];
            double times = stretches.SpanOf(stretch), reach = Math.Min(stretches.Within, times - 1);
            chances[stretch] = apart.Pairs >= FewestPairs ? (double)apart.Close / apart.Pairs
                : times > 0 ? ((2 * reach + 1) * times - reach * (reach + 1)) / (times * times) : 1;
        }
        return chances;
    }

    private static PairExcess Sum(PairExcess[] cells)
    {
        var sum = default(PairExcess);
        foreach (PairExcess cell in cells)
            sum += cell;
        return sum;
    }

    // What is written is what was reckoned with; and an estimate has no more digits.
    private static double Rounded(double dispersion) => Math.Max(1, Math.Round(dispersion, 1));

    /// <summary>Dispersion of a town.</summary>
    /// <param name="Whole">φ of its count.</param>
    /// <param name="PerIncident">What each incident of a place adds to that place's φ, for what the whole town does together.</param>
    private readonly record struct TownDispersion(double Whole, double PerIncident);
}
