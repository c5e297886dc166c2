using System.Globalization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Model.Briefs;

/// <summary>Clock times of a briefing, Europe/London: the one way in which a calendar, a route and a sheet say them.</summary>
internal static class BriefClock
{
    /// <summary>"22:00": what the clock on the wall shows. On the night on which it goes back, 01:30 comes twice.</summary>
    /// <param name="utcSeconds">Since 1970-01-01T00:00:00Z.</param>
    public static string Of(long utcSeconds) => LondonTime.ToClock(utcSeconds).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Which time the clock shows: "GMT" or "BST".</summary>
    /// <param name="utcSeconds">Since 1970-01-01T00:00:00Z.</param>
    public static string ZoneOf(long utcSeconds) => LondonTime.ToClockSeconds(utcSeconds) == utcSeconds ? "GMT" : "BST";
}
