using System.Globalization;
using Hotspots.Core.Placement.Raids;

namespace Hotspots.Core.Runs.Raids;

/// <summary>Times of a day of warrants: when each wave strikes, and when each team sets off, by the clock in Britain.</summary>
/// <param name="On">The day.</param>
/// <param name="At">Minutes after midnight at which the first wave strikes.</param>
/// <param name="AtDoor">Minutes at a door.</param>
/// <param name="Slack">Minutes added to every way.</param>
internal sealed record RaidClock(DateOnly On, int At, double AtDoor, double Slack)
{
    /// <summary>A way is as long as it is reckoned, but for the last bits of the reckoning.</summary>
    private const double Hair = 1e-9;

    /// <summary>When each wave strikes, minutes after midnight; whole minutes.</summary>
    /// <remarks>A wave after the first strikes as soon as every team that comes from a door is there, its time at the door and the slack
    /// included; no sooner than the time at a door after the wave before.</remarks>
    public int[] Strikes(RaidAssignment plan)
    {
        var strikes = new int[plan.Waves];
        for (int wave = 1; wave <= plan.Waves; wave++)
        {
            double earliest = wave == 1 ? At : strikes[wave - 2] + AtDoor;
            foreach (RaidLeg leg in plan.Legs)
            {
                if (plan.WaveOf[leg.Door] == wave && leg.From >= 0)
                    earliest = Math.Max(earliest, strikes[plan.WaveOf[leg.From] - 1] + AtDoor + leg.Minutes + Slack);
            }
            strikes[wave - 1] = (int)Math.Ceiling(earliest - Hair);
        }
        return strikes;
    }

    /// <summary>When a team sets off to be there, minutes after midnight, perhaps before it; the earlier full minute.</summary>
    public int SetsOff(int strike, double minutes) => (int)Math.Floor(strike - minutes - Slack + Hair);

    /// <summary>"2026-02-02T05:41".</summary>
    public string Stamp(int minutes) =>
        On.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>"05:41"; with the day where it is another.</summary>
    public string Words(int minutes)
    {
        DateTime at = On.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        return at.ToString(DateOnly.FromDateTime(at) == On ? "HH:mm" : "HH:mm 'on' d MMM", CultureInfo.InvariantCulture);
    }
}
