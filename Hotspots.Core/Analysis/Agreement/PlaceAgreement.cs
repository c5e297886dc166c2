using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Agreement;

/// <summary>How sure are places, found by whatever method?</summary>
/// <remarks>
/// <para>
/// A place is hot when at least half of its members, by weight, lie in cells whose Gi* is above 0 and significant after correction,
/// p by <see cref="Significance.ChanceModel.Counts"/>. That is asked (a) of B resamples of the incidents, in the usual setting: every incident is drawn Poisson(1) times (the Poisson
/// bootstrap; Chamandy et al., "Estimating uncertainty for massive data streams", 2012), so that m incidents of one weight in one cell
/// become Poisson(m); and (b) of the incidents as they are in nine settings: cells of two thirds, once and one and a half times the usual
/// size, each with one, two and three rings of neighbours.
/// </para>
/// <para>
/// Resample b has a stream of chance of its own: the answer depends neither on the cores nor on the order of the incidents. Cost
/// B · (occupied cells + cells of the area); the number of incidents hardly matters.
/// </para>
/// </remarks>
internal static class PlaceAgreement
{
    /// <summary>The share of a place's weight that must be in hot cells.</summary>
    private const double HotShare = 0.5;

    private const int BitsAWord = 64;

    /// <summary>Asks how sure each place is.</summary>
    /// <param name="points">The incidents of one area, with their weights.</param>
    /// <param name="labels">The place of each.</param>
    /// <param name="window">The ground of the area; null for the convex hull of the points.</param>
    /// <param name="options">Cells and chance.</param>
    /// <param name="workers">Who does it.</param>
    /// <returns>One a place, in the order of the labels' numbers.</returns>
    public static Sureness[] Of(PointSet points, ClusterLabels labels, Geometry? window, AgreementOptions options, WorkSharing workers) =>
        labels.ClusterCount == 0 ? [] : Of(CellHeat.Of(points, window, options, workers), points, labels.Members());

    /// <summary>Asks how sure each place is, of an area whose hot cells are known.</summary>
    /// <param name="heat">The hot cells of the points.</param>
    /// <param name="points">The incidents of the area, with their weights.</param>
    /// <param name="places">The points of each place; places may share points.</param>
    /// <returns>One a place.</returns>
    public static Sureness[] Of(CellHeat heat, PointSet points, IReadOnlyList<int[]> places)
    {
        var room = new double[heat.Settings.Max(static setting => setting.HotRings.Length)];
        var sureness = new Sureness[places.Count];
        for (int i = 0; i < sureness.Length; i++)
            sureness[i] = Of(heat, points, places[i], room);
        return sureness;
    }

    private static Sureness Of(CellHeat heat, PointSet points, int[] place, double[] room)
    {
        double total = 0;
        foreach (int point in place)
            total += points.WeightAt(point);
        // A place whose members all weigh nothing is judged by their number.
        bool weighs = total > 0;
        int settingsHot = 0;
        foreach (HeatSetting setting in heat.Settings)
        {
            CellShare[] shares = Shares(points, place, weighs, setting.CellOfPoint, room);
            for (int ring = 1; ring <= CellHeat.MostRings; ring++)
            {
                double hot = 0;
                foreach (CellShare share in shares)
                    hot += (setting.HotRings[share.Cell] & (1 << ring)) != 0 ? share.Weight : 0;
                settingsHot += IsHot(hot, shares) ? 1 : 0;
            }
        }
        CellShare[] usual = Shares(points, place, weighs, heat.Usual.CellOfPoint, room);
        int resamplesHot = 0;
        foreach (ulong[] bits in heat.Resamples)
        {
            double hot = 0;
            foreach (CellShare share in usual)
                hot += (bits[share.Cell / BitsAWord] >> share.Cell % BitsAWord & 1) != 0 ? share.Weight : 0;
            resamplesHot += IsHot(hot, usual) ? 1 : 0;
        }
        double smallest = 1;
        foreach (CellShare share in usual)
            smallest = Math.Min(smallest, heat.SmallestQ[share.Cell]);
        int resamples = heat.Resamples.Length;
        return new Sureness((double)resamplesHot / resamples, resamples, smallest, settingsHot, CellHeat.SettingCount, heat.Options.Alpha);
    }

    private static bool IsHot(double hot, CellShare[] shares)
    {
        double total = 0;
        foreach (CellShare share in shares)
            total += share.Weight;
        return total > 0 && hot >= HotShare * total;
    }

    /// <summary>How much of a place lies in which cell, in order of the cells whatever the order of the points.</summary>
    /// <param name="points">All points.</param>
    /// <param name="place">Those of the place.</param>
    /// <param name="weighs">Are they weighed, or counted?</param>
    /// <param name="cellOfPoint">Where they lie.</param>
    /// <param name="room">0 for every cell, before and after.</param>
    private static CellShare[] Shares(PointSet points, int[] place, bool weighs, int[] cellOfPoint, double[] room)
    {
        var cells = new int[place.Length];
        for (int i = 0; i < place.Length; i++)
        {
            cells[i] = cellOfPoint[place[i]];
            room[cells[i]] += weighs ? points.WeightAt(place[i]) : 1;
        }
        Array.Sort(cells);
        var shares = new List<CellShare>();
        foreach (int cell in cells)
        {
            // The first of a run of equal cells takes what is there.
            if (shares.Count > 0 && shares[^1].Cell == cell)
                continue;
            shares.Add(new CellShare(cell, room[cell]));
            room[cell] = 0;
        }
        return [.. shares];
    }

    /// <summary>So much of a place lies in a cell.</summary>
    private readonly record struct CellShare(int Cell, double Weight);
}
