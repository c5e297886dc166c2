using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Evaluation;

/// <summary>Near-repeat risk of a town: how many times as likely as chance another incident is, by distance and by days since.</summary>
/// <remarks>The ratios of the town's own Knox test; a band that is not beyond chance raises nothing.</remarks>
internal sealed class NearRepeatRisk
{
    private readonly double[] _distances;
    private readonly int[] _days;
    private readonly double[] _ratios;

    /// <summary>Takes the bands of a Knox test.</summary>
    /// <param name="distanceEdges">Edges of the distance bands, metres, ascending; band k holds edge k ≤ d &lt; edge k + 1.</param>
    /// <param name="dayEdges">Edges of the time bands, whole days, ascending, likewise.</param>
    /// <param name="ratios">Observed over expected pairs: distance band by distance band, in each the time bands.</param>
    /// <param name="q">Corrected p of each, in the same order.</param>
    /// <param name="alpha">Bands with a larger q, and those without a raised ratio, count 1.</param>
    /// <exception cref="ArgumentException">Edges do not ascend or lengths do not fit.</exception>
    public NearRepeatRisk(
        ReadOnlySpan<double> distanceEdges, ReadOnlySpan<int> dayEdges, ReadOnlySpan<double> ratios, ReadOnlySpan<double> q,
        double alpha = MultipleTesting.UsualAlpha)
    {
        (_distances, _days) = (distanceEdges.ToArray(), dayEdges.ToArray());
        int cells = (_distances.Length - 1) * (_days.Length - 1);
        if (_distances.Length < 2 || _days.Length < 2 || ratios.Length != cells || q.Length != cells)
            throw new ArgumentException("Each band of distance and time needs one ratio and one q.");
        if (!IsAscending(_distances) || !IsAscending(Array.ConvertAll(_days, static day => (double)day)))
            throw new ArgumentException("The edges of bands must ascend from 0.");
        _ratios = new double[cells];
        for (int i = 0; i < cells; i++)
        {
            _ratios[i] = q[i] <= alpha && ratios[i] > 1 ? ratios[i] : 1;
            if (_ratios[i] == 1)
                continue;
            Reach = Math.Max(Reach, _distances[i / (_days.Length - 1) + 1]);
            LastDay = Math.Max(LastDay, _days[i % (_days.Length - 1) + 1] - 1);
        }
    }

    /// <summary>Nothing is raised from here on, metres; 0 where no band is beyond chance.</summary>
    public double Reach { get; }

    /// <summary>The last day after an incident on which a band is raised; 0 where none is, or only the day itself.</summary>
    public int LastDay { get; }

    /// <summary>The ratio at a distance so many days after, 1 where nothing is raised.</summary>
    public double At(double distance, int days)
    {
        int time = Band(days);
        return Row(distance) is >= 0 and int row && time >= 0 ? _ratios[row + time] : 1;
    }

    /// <summary>The last day after an incident on which anything is raised at a distance; −1 where nothing ever is.</summary>
    public int LastDayAt(double distance)
    {
        if (Row(distance) is not (>= 0 and int row))
            return -1;
        for (int time = _days.Length - 2; time >= 0; time--)
        {
            if (_ratios[row + time] > 1)
                return _days[time + 1] - 1;
        }
        return -1;
    }

    private int Row(double distance)
    {
        int band = -1;
        for (int k = 0; k + 1 < _distances.Length; k++)
            band = distance >= _distances[k] && distance < _distances[k + 1] ? k : band;
        return band < 0 ? -1 : band * (_days.Length - 1);
    }

    private int Band(int days)
    {
        int band = -1;
        for (int k = 0; k + 1 < _days.Length; k++)
            band = days >= _days[k] && days < _days[k + 1] ? k : band;
        return band;
    }

    private static bool IsAscending(double[] edges)
    {
        bool ascending = edges[0] >= 0;
        for (int k = 1; k < edges.Length; k++)
            ascending &= edges[k] > edges[k - 1];
        return ascending;
    }
}

/// <summary>Cell of a near-repeat zone that is in force.</summary>
/// <param name="Cell">Of the grid.</param>
/// <param name="Risk">Product of the ratios of all incidents that raise it on the day; above 1.</param>
/// <param name="Raised">How many incidents raise it.</param>
/// <param name="LastDay">The last day on which any of them does, if nothing more happens; days since 1970-01-01.</param>
internal readonly record struct NearRepeatCell(int Cell, double Risk, int Raised, long LastDay);

/// <summary>Near-repeat zones. Where is the risk raised today by what happened lately near by, and until when?</summary>
/// <remarks>
/// Prospective mapping after Johnson and Bowers 2004 with the town's own bands: incident i raises the cell at distance d by r(d, t) on day t after
/// it; a cell is in force where the product over all incidents is above 1, until the last day of the last raised band. The product takes
/// incidents as
/// independent: it ranks cells, and is no forecast of how many times as many there will be.
/// </remarks>
internal static class NearRepeatZones
{
    /// <summary>The cells in force on a day, by cell.</summary>
    /// <param name="points">The incidents.</param>
    /// <param name="days">
    /// When: days since 1970-01-01 on a London calendar, one an incident; those after <paramref name="today"/> are passed over.
    /// </param>
    /// <param name="today">The day, in the same unit.</param>
    /// <param name="risk">The town's bands.</param>
    /// <param name="grid">The cells; an incident's distance is to their centres, and 0 to its own.</param>
    /// <returns>Ascending by cell; none where the town's Knox test has no band beyond chance.</returns>
    /// <exception cref="ArgumentException">There is not one day for each incident.</exception>
    public static NearRepeatCell[] InForce(PointSet points, ReadOnlySpan<long> days, long today, NearRepeatRisk risk, CellGrid grid)
    {
        if (days.Length != points.Count)
            throw new ArgumentException("Each incident needs its day.");
        var cells = new SortedDictionary<int, NearRepeatCell>();
        for (int i = 0; i < days.Length; i++)
        {
            long age = today - days[i];
            if (age < 0 || age > risk.LastDay || !(risk.Reach > 0))
                continue;
            int own = grid.CellAt(points.Eastings[i], points.Northings[i]);
            if (own >= 0)
                Raise(own, 0, (int)age, days[i]);
            foreach ((int cell, double squared) in CellsWithin.Reach(grid, points[i], risk.Reach))
            {
                if (cell != own)
                    Raise(cell, Math.Sqrt(squared), (int)age, days[i]);
            }
        }
        return [.. cells.Values.Where(static cell => cell.Risk > 1)];

        void Raise(int cell, double distance, int age, long day)
        {
            double ratio = risk.At(distance, age);
            int last = risk.LastDayAt(distance);
            // A band that is still to come keeps a zone in force no less than one that is on.
            if (last < age)
                return;
            NearRepeatCell before = cells.TryGetValue(cell, out NearRepeatCell known) ? known : new NearRepeatCell(cell, 1, 0, long.MinValue);
            cells[cell] = new NearRepeatCell(cell, before.Risk * ratio, before.Raised + (ratio > 1 ? 1 : 0), Math.Max(before.LastDay, day + last));
        }
    }
}
