namespace Hotspots.Core.Model.Attendance;

/// <summary>Sum of one place over shifts: what was asked and done on the days of which the files hold positions.</summary>
/// <remarks>Days without a log say nothing, and are left out of what was asked, too.</remarks>
internal sealed record AttendedSum
{
    private AttendedSum(AttendedPlace[] own)
    {
        AttendedPlace[] known = Array.FindAll(own, static place => place.Made is not null);
        Place = own[0];
        Days = known.Length;
        Asked = known.Sum(static place => place.Asked);
        DaysAsAsked = known.Count(static place => place.Made >= place.Asked);
        Last = Array.FindLast(known, static place => place.Made > 0);
        if (known.Length == 0)
            return;
        Made = known.Sum(static place => place.Made!.Value);
        Minutes = known.Sum(static place => place.Minutes!.Value);
        long fixes = known.Sum(static place => (long)place.Fixes);
        OutsideShare = fixes > 0 ? known.Sum(static place => place.OutsideShare.GetValueOrDefault() * place.Fixes) / fixes : null;
    }

    /// <summary>The place, as on the first day.</summary>
    public AttendedPlace Place { get; }

    /// <summary>Days of which the files hold positions.</summary>
    public int Days { get; }

    /// <summary>Visits asked for on them.</summary>
    public int Asked { get; }

    /// <summary>Visits made; null where there is no such day.</summary>
    public int? Made { get; }

    /// <summary>Minutes of the visits, of each no more than counts; null as <see cref="Made"/>.</summary>
    public double? Minutes { get; }

    /// <summary>Days on which all visits asked for were made.</summary>
    public int DaysAsAsked { get; }

    /// <summary>Share of the visits' fixes outside the polygon itself, 0 to 1; null where there was no visit.</summary>
    public double? OutsideShare { get; }

    /// <summary>The last day with a visit; null where there was none.</summary>
    public AttendedPlace? Last { get; }

    /// <summary>One for each place, in the order in which they come first.</summary>
    public static IReadOnlyList<AttendedSum> Of(IEnumerable<AttendedPlace> places) =>
        [.. places.GroupBy(static place => (place.Area, place.Place)).Select(static own => new AttendedSum([.. own]))];
}
