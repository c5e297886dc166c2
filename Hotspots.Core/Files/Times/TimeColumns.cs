using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Times;

/// <summary>Time columns: which columns hold dates and which hold clock times, told by what stands in them.</summary>
internal static class TimeColumns
{
    private static readonly TimeReading Reading = TimeReading.British(TimeProvider.System);

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.");

    /// <summary>Words in the name of a column that say when the police heard of it, and not when it happened.</summary>
    private static readonly string[] Heard = ["report", "rptd", "record", "receiv", "creat", "log", "call", "notif", "enter", "entry", "input",
        "submit", "open"];

    /// <summary>Words that are of no event: without them a name says what the time is of.</summary>
    private static readonly string[] Plain = ["datetime", "date", "time", "clock", "hour", "day", "month", "stamp", "of", "and", "on", "at", "hhmm",
        "24", "hr", "dt", "when", "hh"];

    /// <summary>Names that mean a time only where times stand below them: "recorded" may say who, or yes.</summary>
    private static readonly FrozenSet<string> Weak = FrozenSet.Create(
        StringComparer.Ordinal,
        "occurred", "committed", "reported", "received", "recorded", "created", "opened", "submitted", "logcreated", "incidentcreated", "when",
        "from", "to", "start", "end",
        "entrydate", "inputdate", "month", "earliest", "latest", "offencefrom", "offenceto", "offencestart", "offenceend", "firstcommitted",
        "lastcommitted", "recd", "daterec", "loggedat", "loggedon");

    /// <summary>What a field of a column that may say when holds.</summary>
    private enum Held
    {
        Neither,
        Date,
        DateAndClock,
        Clock,
        Number,
    }

    /// <summary>Decides which role a column has whose name says when.</summary>
    /// <param name="role">What the name says.</param>
    /// <param name="header">As the file spells it.</param>
    /// <param name="values">What stands below it in the first rows; blank ones left out.</param>
    /// <param name="hasOther">Does another column hold dates?</param>
    public static ColumnRole Refine(ColumnRole role, string header, IReadOnlyList<string> values, bool hasOther)
    {
        string name = ColumnNames.Normalise(header);
        int dates = 0, clocks = 0, numbers = 0, both = 0, years = 0;
        foreach (string value in values)
        {
            Held held = HeldBy(value);
            dates += held is Held.Date or Held.DateAndClock ? 1 : 0;
            both += held == Held.DateAndClock ? 1 : 0;
            clocks += held == Held.Clock ? 1 : 0;
            numbers += held == Held.Number ? 1 : 0;
            years += held == Held.Number && value.Length == 4 && value is ['1', '9', ..] or ['2', '0', ..] ? 1 : 0;
        }
        bool Most(int count) => count * 2 > values.Count;
        bool isClock = role is ColumnRole.Clock or ColumnRole.FromClock or ColumnRole.ToClock;
        bool saysClock = isClock
            || (name.Contains("time", StringComparison.Ordinal) && !name.Contains("date", StringComparison.Ordinal) && name != "timestamp");
        if (isClock)
        {
            // Of a date and time beside a date the clock is used.
            if (Most(dates) && !(Most(both) && hasOther))
                return DateOf(role);
            return clocks + numbers + both > 0 ? role : ColumnRole.Attribute;
        }
        if (Most(clocks) || (saysClock && Most(clocks + numbers) && !Most(years)))
            return ClockOf(role);
        // Beside a date a time is a clock time, also where most are blank or cannot be read.
        if (saysClock && hasOther && dates == 0)
            return ClockOf(role);
        return Weak.Contains(name) && values.Count > 0 && !Most(dates + years) ? ColumnRole.Attribute : role;
    }

    /// <summary>Takes the clock columns that belong to no date column, or to another one, for what they are.</summary>
    /// <param name="roles">What each column means.</param>
    /// <param name="headers">As the file spells them.</param>
    /// <param name="values">What stands in a column of the first rows.</param>
    public static void Pair(ColumnRole[] roles, IReadOnlyList<string> headers, Func<int, List<string>> values)
    {
        int time = Array.IndexOf(roles, ColumnRole.Time), clock = Array.IndexOf(roles, ColumnRole.Clock);
        int from = Array.IndexOf(roles, ColumnRole.From), fromClock = Array.IndexOf(roles, ColumnRole.FromClock),
            toClock = Array.IndexOf(roles, ColumnRole.ToClock);
        // "Date, Start time, End time".
        if (fromClock >= 0 && from < 0)
        {
            bool isTheClock = time >= 0 && clock < 0;
            roles[fromClock] = isTheClock ? ColumnRole.Clock : ColumnRole.Attribute;
            clock = isTheClock ? fromClock : clock;
        }
        if (toClock >= 0 && Array.IndexOf(roles, ColumnRole.To) < 0)
            roles[toClock] = ColumnRole.Attribute;
        // "Date from, Date to, Time from" and a "Time" alone.
        if (clock >= 0 && time < 0 && from >= 0 && Array.IndexOf(roles, ColumnRole.FromClock) < 0)
            roles[clock] = ColumnRole.FromClock;
        else if (clock >= 0 && time >= 0 && !Belong(headers[time], headers[clock]))
        {
            bool isWhole = HoldsDates(values(clock)) && IsHeard(headers[time]);
            (roles[time], roles[clock]) = isWhole ? (ColumnRole.Attribute, ColumnRole.Time) : (ColumnRole.Time, ColumnRole.Attribute);
        }
    }

    /// <summary>Does most of a column hold dates?</summary>
    public static bool HoldsDates(IReadOnlyList<string> values) =>
        values.Count(static v => HeldBy(v) is Held.Date or Held.DateAndClock) * 2 > values.Count;

    /// <summary>Does most of a column hold what is a clock time and nothing else?</summary>
    public static bool HoldsClocks(IReadOnlyList<string> values) => values.Count(static v => HeldBy(v) == Held.Clock) * 2 > values.Count;

    /// <summary>When it was reported is no clock time of the day on which it happened.</summary>
    private static bool Belong(string date, string clock) => NamesNoEvent(date) || NamesNoEvent(clock) || IsHeard(date) == IsHeard(clock);

    private static bool IsHeard(string header)
    {
        string name = ColumnNames.Normalise(header);
        return Heard.Any(word => name.Contains(word, StringComparison.Ordinal));
    }

    private static bool NamesNoEvent(string header)
    {
        string name = ColumnNames.Normalise(header);
        foreach (string word in Plain)
            name = name.Replace(word, "", StringComparison.Ordinal);
        return name.Length == 0;
    }

    private static ColumnRole DateOf(ColumnRole clock) => clock switch
    {
        ColumnRole.FromClock => ColumnRole.From,
        ColumnRole.ToClock => ColumnRole.To,
        _ => ColumnRole.Time,
    };

    private static ColumnRole ClockOf(ColumnRole date) => date switch
    {
        ColumnRole.From => ColumnRole.FromClock,
        ColumnRole.To => ColumnRole.ToClock,
        _ => ColumnRole.Clock,
    };

    private static Held HeldBy(string value)
    {
        const int longest = 60;
        if (value.Length is 0 or > longest)
            return Held.Neither;
        byte[] text = Encoding.UTF8.GetBytes(value);
        TimeClues clues = TimeClues.None;
        bool isNumber = value.AsSpan().IndexOfAnyExcept(OfNumbers) < 0 && value.Length <= 6;
        bool isDate = !isNumber && TimeParser.TryParse(text, default, Reading, out IncidentTime time, ref clues)
            && (clues & TimeClues.Placeholder) == 0
            && time.Precision is TimePrecision.Month or TimePrecision.Day or TimePrecision.Minute or TimePrecision.Second;
        if (isDate || clues is TimeClues.DayFirst or TimeClues.MonthFirst)
            return value.Contains(':', StringComparison.Ordinal) ? Held.DateAndClock : Held.Date;
        if (!ClockParser.TryReadColumn(text, Reading, out _, ref clues))
            return isNumber && NumberParser.TryParse(text, out double number) && number is >= 0 and < 2400 ? Held.Number : Held.Neither;
        return value.AsSpan().IndexOfAnyExcept(OfNumbers) < 0 ? Held.Number : Held.Clock;
    }
}
