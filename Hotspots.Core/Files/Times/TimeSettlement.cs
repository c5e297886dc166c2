using System.Globalization;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Times;

/// <summary>Time settlement: what only all rows of a file together say of its times, once they are read.</summary>
/// <remarks>
/// A month that a spreadsheet saved as its first day is a month again; midnight that stands for no clock time, and the first of 1970 that stands
/// for no day, are not known. Each changes the precision of times that were read, so that no row is read again.
/// </remarks>
internal static class TimeSettlement
{
    private const int Day = 86400, Hour = 3600;

    /// <summary>Fewest rows, and share of the clock times, of midnights that stand for no clock time.</summary>
    private const int FewestMidnights = 10;

    private const double MidnightShare = 0.5;

    /// <summary>From this share of the clock times on, midnights are told: real ones come less often.</summary>
    private const double ToldShare = 0.05;

    /// <summary>Fewest rows that are all of the first of a month by no chance, where the header does not say so.</summary>
    private const int FewestFirsts = 10;

    /// <summary>Counts clock times, and those of 00:00 exactly.</summary>
    public static void CountMidnights(IncidentBlock block)
    {
        int clocked = 0, midnights = 0;
        for (int row = 0; row < block.Count; row++)
        {
            if (block.Precisions[row] < TimePrecision.Minute)
                continue;
            clocked++;
            if (block.From[row] % Hour == 0 && IsMidnight(block.From[row]))
                midnights++;
        }
        (block.TimeTally.Clocked, block.TimeTally.Midnights) = (clocked, midnights);
    }

    /// <summary>Settles the times of a file.</summary>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="tally">What they tell together.</param>
    /// <param name="map">Which column holds what.</param>
    /// <returns>What is to be said of it, a sentence each, without the file's name.</returns>
    public static List<string> Settle(IReadOnlyList<IncidentBlock> blocks, TimeTally tally, ColumnMap map)
    {
        var said = new List<string>();
        int epochs = tally[TimeClues.Epoch];
        if (epochs > 1)
            Change(blocks, static time => time.FromUtcSeconds is >= -Hour and < Day && time.HasDay, static _ => IncidentTime.Unknown);
        int blank = tally[TimeClues.Placeholder] + (epochs > 1 ? epochs : 0);
        if (blank > 0)
        {
            string example = tally.ExampleOf(tally[TimeClues.Placeholder] > 0 ? TimeClues.Placeholder : TimeClues.Epoch).Text;
            said.Add(Say($"{Rows(blank)} a date that stands for \"not known\" (such as {example}), and ")
                + Say($"{(blank == 1 ? "its time is" : "their times are")} taken as not known."));
        }
        if (AreMonths(blocks, map))
        {
            Change(blocks, static time => time.Precision >= TimePrecision.Day, ToMonth);
            said.Add("every date is the first of a month, as a spreadsheet saves a month: they are read as months, and no day or weekday is known.");
            return said;
        }
        SettleMidnights(blocks, tally, said);
        return said;
    }

    private static void SettleMidnights(IReadOnlyList<IncidentBlock> blocks, TimeTally tally, List<string> said)
    {
        int midnights = tally.Midnights;
        if (midnights < FewestMidnights && (midnights < 3 || midnights < tally.Clocked))
            return;
        double share = (double)midnights / tally.Clocked;
        if (share >= MidnightShare)
        {
            Change(blocks, static time => time.HasClock && time.FromUtcSeconds % Hour == 0 && IsMidnight(time.FromUtcSeconds), ToDay);
            said.Add(Say($"{midnights:N0} of {tally.Clocked:N0} clock times are 00:00 exactly, as a date without a clock time is saved: ")
                + Say($"in these rows the hour is not known."));
        }
        else if (share >= ToldShare)
        {
            said.Add(Say($"{midnights:N0} of {tally.Clocked:N0} clock times are 00:00 exactly: some of them may stand for \"not known\"; ")
                + Say($"they are counted at midnight."));
        }
    }

    // Most columns are told by their first row.
    private static bool AreMonths(IReadOnlyList<IncidentBlock> blocks, ColumnMap map)
    {
        int column = map.IndexOf(ColumnRole.Time), firsts = 0;
        if (column < 0)
            return false;
        long month = long.MinValue;
        bool several = false;
        foreach (IncidentBlock block in blocks)
        {
            for (int row = 0; row < block.Count; row++)
            {
                TimePrecision precision = block.Precisions[row];
                if (precision is TimePrecision.Unknown or TimePrecision.Month)
                    continue;
                if (precision < TimePrecision.Day)
                    return false;
                DateTime clock = LondonTime.ToClock(block.From[row]);
                if (clock.Day != 1 || clock.TimeOfDay != TimeSpan.Zero)
                    return false;
                firsts++;
                several |= month != long.MinValue && month != clock.Ticks;
                month = clock.Ticks;
            }
        }
        bool isNamedSo = ColumnNames.Normalise(map.Headers[column]).Contains("month", StringComparison.Ordinal);
        return firsts > 0 && (isNamedSo || (several && firsts >= FewestFirsts));
    }

    private static void Change(IReadOnlyList<IncidentBlock> blocks, Func<IncidentTime, bool> which, Func<IncidentTime, IncidentTime> to)
    {
        foreach (IncidentBlock block in blocks)
        {
            for (int row = 0; row < block.Count; row++)
            {
                var time = new IncidentTime(block.From[row], block.Lengths[row], block.Precisions[row]);
                if (which(time))
                    (block.From[row], block.Lengths[row], block.Precisions[row]) = to(time);
            }
        }
    }

    private static bool IsMidnight(long utcSeconds) => LondonTime.ToClockSeconds(utcSeconds) % Day == 0;

    private static IncidentTime ToDay(IncidentTime time)
    {
        long next = LondonTime.ToUtcSeconds(LondonTime.ToClockSeconds(time.FromUtcSeconds) + Day);
        return new IncidentTime(time.FromUtcSeconds, (uint)(next - time.FromUtcSeconds), TimePrecision.Day);
    }

    private static IncidentTime ToMonth(IncidentTime time)
    {
        long clock = LondonTime.ToClockSeconds(time.FromUtcSeconds);
        DateTime first = DateTime.UnixEpoch.AddSeconds(clock);
        long next = LondonTime.ToUtcSeconds(clock + (long)Day * DateTime.DaysInMonth(first.Year, first.Month));
        return new IncidentTime(time.FromUtcSeconds, (uint)(next - time.FromUtcSeconds), TimePrecision.Month);
    }

    private static string Rows(int count) => Say($"{count:N0} {(count == 1 ? "row has" : "rows have")}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
