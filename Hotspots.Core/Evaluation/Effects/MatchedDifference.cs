namespace Hotspots.Core.Evaluation.Effects;

/// <summary>Weighted displacement difference of a place and its matched control, with the dispersion of the four grounds.</summary>
/// <param name="Difference">WDD, its parts and their standard errors, the dispersion in them.</param>
/// <param name="Dispersion">φ over the earlier periods of the place, its control and both rings; 1 or more.</param>
internal readonly record struct MatchedDifference(DisplacementDifference Difference, double Dispersion)
{
    /// <summary>Compares a place with its control.</summary>
    /// <param name="place">The place.</param>
    /// <param name="control">Its control.</param>
    /// <param name="timeBefore">Length of the period before where that of the operation is 1.</param>
    /// <param name="area">Ground of the control where that of the place is 1.</param>
    /// <param name="ringArea">Ground of the control's ring where that of the place's ring is 1.</param>
    public static MatchedDifference Of(PlaceCounts place, PlaceCounts control, double timeBefore, double area = 1, double ringArea = 1)
    {
        int earlier = place.Earlier.Length;
        var table = new int[4 * earlier];
        place.Earlier.CopyTo(table);
        control.Earlier.CopyTo(table.AsSpan(earlier));
        place.Ring[..earlier].CopyTo(table.AsSpan(2 * earlier));
        control.Ring[..earlier].CopyTo(table.AsSpan(3 * earlier));
        double dispersion = earlier == 0 ? 1 : CountDispersion.Of(table, earlier);
        var counts = new OperationCounts(
            place.GroundCounts(), control.GroundCounts(area), place.RingCounts(), control.RingCounts(ringArea), timeBefore);
        return new MatchedDifference(DisplacementDifference.Of(counts, dispersion), dispersion);
    }
}
