using System.Globalization;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.Times;

/// <summary>Time decision: how a file's times are to be read, from what all of its rows tell.</summary>
internal static class TimeDecision
{
    /// <summary>One date in so many that could only be read the other way is a slip of the pen; more make the order unknown.</summary>
    private const int OrderOutweighs = 100;

    /// <summary>Decides.</summary>
    /// <param name="tally">What the rows tell.</param>
    /// <param name="order">What the user said; null for nothing.</param>
    /// <param name="british">How a file is read that tells nothing.</param>
    /// <param name="isWhole">Are those all of the file's rows, so that what they leave open stays open?</param>
    public static TimeReading Decide(TimeTally tally, DateOrder? order, TimeReading british, bool isWhole)
    {
        int day = tally[TimeClues.DayFirst], month = tally[TimeClues.MonthFirst];
        bool monthFirst = month > 0 && month >= (long)day * OrderOutweighs, isOpen = Contradict(tally);
        // Hours up to 24 stand in both; only the other numbers tell hours and minutes.
        bool hoursAndMinutes = tally[TimeClues.LargeNumber] * 2L >= Math.Max(1, tally[TimeClues.SmallNumber]);
        return british with
        {
            Order = order ?? (monthFirst ? DateOrder.MonthFirst : DateOrder.DayFirst),
            Numbers = hoursAndMinutes ? ClockNumbers.HoursAndMinutes : ClockNumbers.Hours,
            DaysInDecimals = tally[TimeClues.BelowOne] > 0 && tally[TimeClues.Pointed] == 0,
            OrderRefusal = order is null && isOpen && isWhole ? Refusal(tally) : null,
        };
    }

    /// <summary>Is it for the user to say which number is the day, because nothing in the file tells or its dates contradict one another?</summary>
    public static bool IsOpen(TimeTally tally) =>
        Contradict(tally) || (tally[TimeClues.EitherOrder] > 0 && tally[TimeClues.DayFirst] + tally[TimeClues.MonthFirst] == 0);

    private static bool Contradict(TimeTally tally)
    {
        long day = tally[TimeClues.DayFirst], month = tally[TimeClues.MonthFirst];
        return day > 0 && month > 0 && month < day * OrderOutweighs && day < month * OrderOutweighs;
    }

    /// <summary>Would rows that were read one way be read differently another?</summary>
    public static bool Matters(TimeTally tally, TimeReading one, TimeReading other)
    {
        bool anyOrder = tally[TimeClues.EitherOrder] + tally[TimeClues.DayFirst] + tally[TimeClues.MonthFirst] > 0;
        bool anyNumber = tally[TimeClues.SmallNumber] > 0;
        return (anyOrder && (one.Order != other.Order || one.OrderRefusal != other.OrderRefusal))
            || (anyNumber && one.Numbers != other.Numbers)
            || (tally[TimeClues.BelowOne] > 0 && one.DaysInDecimals != other.DaysInDecimals);
    }

    /// <summary>How the file's dates are read, by an example: "day first: 05/03/2024 is read as 5 March 2024"; blank where no date can be read two
    /// ways.</summary>
    public static string OrderInWords(TimeTally tally, TimeReading reading)
    {
        if (tally[TimeClues.EitherOrder] == 0 || reading.OrderRefusal is not null)
            return "";
        string text = tally.ExampleOf(TimeClues.EitherOrder).Text;
        return $"{(reading.Order == DateOrder.DayFirst ? "day first" : "month first")}: {DayOf(text)} is read as {DayInWords(text, reading)}";
    }

    private static string Refusal(TimeTally tally)
    {
        TimeExample day = tally.ExampleOf(TimeClues.DayFirst), month = tally.ExampleOf(TimeClues.MonthFirst);
        return string.Create(CultureInfo.InvariantCulture,
            $"dates in one order: here {DayOf(day.Text)} (line {day.Line}) has the day first and {DayOf(month.Text)} (line {month.Line}) the month; "
                + $"correct them, or load with ⟨dates day-first⟩ or ⟨dates month-first⟩");
    }

    /// <summary>The date of a date and time.</summary>
    private static string DayOf(string text)
    {
        int end = text.IndexOfAny([' ', 'T', ',']);
        return end < 6 ? text : text[..end];
    }

    private static string DayInWords(string text, TimeReading reading)
    {
        var clues = TimeClues.None;
        var cursor = new TextCursor(System.Text.Encoding.UTF8.GetBytes(text));
        return TimeParser.TryReadDate(ref cursor, reading, out TimeParser.Date date, ref clues)
            ? new DateTime(date.Year, date.Month, date.Day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : text;
    }
}
