using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Shape;

/// <summary>Centrography: mean centre, standard distance and standard deviational ellipse. Where is the middle of the incidents, how wide do they
/// spread, and in which direction?</summary>
/// <remarks>
/// Weighted throughout: mean centre Σwx/Σw; standard distance √(Σwd²/Σw), d from the mean centre; the standard deviational ellipse from
/// the weighted second moments, its half axes √2 times the standard deviation along each axis, so that the ellipse of a round spread is
/// the circle of the standard distance. Where all weights are 0 every incident counts once. The sums run about the corner of the
/// box round the points: how far the origin is has no say.
/// </remarks>
/// <param name="Centre">Mean centre.</param>
/// <param name="StandardDistance">Metres.</param>
/// <param name="Major">Longer half axis of the ellipse, metres.</param>
/// <param name="Minor">Shorter half axis, metres.</param>
/// <param name="Bearing">Direction of the longer axis, degrees clockwise from grid north, 0 inclusive to 180 exclusive; 0 where it is round.</param>
internal readonly record struct Spread(GridPoint Centre, double StandardDistance, double Major, double Minor, double Bearing)
{
    /// <summary>Of at least one point.</summary>
    public static Spread Of(PointSet points)
    {
        GridBox box = points.Bounds();
        double total = 0;
        for (int i = 0; i < points.Count; i++)
            total += points.WeightAt(i);
        bool plain = total == 0;
        if (plain)
            total = points.Count;
        double sumE = 0, sumN = 0;
        for (int i = 0; i < points.Count; i++)
        {
            double w = plain ? 1 : points.WeightAt(i);
            sumE += w * (points.Eastings[i] - box.West);
            sumN += w * (points.Northings[i] - box.South);
        }
        double meanE = sumE / total, meanN = sumN / total, ee = 0, nn = 0, en = 0;
        for (int i = 0; i < points.Count; i++)
        {
            double w = plain ? 1 : points.WeightAt(i), e = points.Eastings[i] - box.West - meanE, n = points.Northings[i] - box.South - meanN;
            ee += w * e * e;
            nn += w * n * n;
            en += w * e * n;
        }
        (ee, nn, en) = (ee / total, nn / total, en / total);
        double middle = (ee + nn) / 2, half = Math.Sqrt((ee - nn) * (ee - nn) / 4 + en * en);
        // Angle from north of the axis of the larger second moment.
        double bearing = half > 0 ? Math.Atan2(2 * en, nn - ee) * 90 / Math.PI : 0;
        if (bearing < 0)
            bearing += 180;
        return new Spread(
            new GridPoint(box.West + meanE, box.South + meanN), Math.Sqrt(ee + nn), Math.Sqrt(2 * (middle + half)),
            Math.Sqrt(2 * Math.Max(0, middle - half)),
            bearing >= 180 ? 0 : bearing);
    }
}
