using Hotspots.Core.Model.Attendance;

namespace Hotspots.Core.Evaluation.Attendance;

/// <summary>Time zone check: logs that begin and end just an hour before the shift, or just an hour after it.</summary>
/// <remarks>
/// Nothing in a file says that its clock is another. But devices are switched on for a shift and off behind it: where most of them are so an hour
/// beside it at both ends, the clock is more likely to be wrong than everybody's habit. It is a question, and changes no figure.
/// </remarks>
/// <param name="Hours">−1 where they lie an hour before the shift, 1 an hour after it; 0 where they do not.</param>
/// <param name="Logs">A log is one unit in one shift: so many there are.</param>
/// <param name="Beside">So many of them lie beside the shift.</param>
internal readonly record struct LogClock(int Hours, int Logs, int Beside)
{
    private const long Hour = 3600;

    /// <summary>Seconds that both ends may be off: nobody switches on at the stroke of the hour.</summary>
    private const long Slack = 300;

    /// <summary>Share of the logs from which on it is asked.</summary>
    private const double MostOfThem = 0.75;

    /// <summary>Looks round each shift: two hours before it and behind it.</summary>
    public static LogClock Of(FixTracks tracks, IReadOnlyList<AskedShift> shifts)
    {
        int logs = 0, before = 0, after = 0;
        foreach (AskedShift shift in shifts)
        {
            for (int unit = 0; unit < tracks.Units; unit++)
            {
                (int first, int end) = tracks.In(unit, shift.From - 2 * Hour, shift.Until + 2 * Hour);
                if (end - first < 2)
                    continue;
                logs++;
                long begins = tracks.Times[first] - shift.From, ends = tracks.Times[end - 1] - shift.Until;
                before += Math.Abs(begins + Hour) <= Slack && Math.Abs(ends + Hour) <= Slack ? 1 : 0;
                after += Math.Abs(begins - Hour) <= Slack && Math.Abs(ends - Hour) <= Slack ? 1 : 0;
            }
        }
        int most = Math.Max(before, after);
        return logs == 0 || most < MostOfThem * logs ? new LogClock(0, logs, 0) : new LogClock(before >= after ? -1 : 1, logs, most);
    }
}
