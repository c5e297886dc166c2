using System.Globalization;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.Times;

/// <summary>Words of a report about how a file's times were read: one sentence for what is to be known before they are believed.</summary>
internal static class TimeWords
{
    private const int MostFiles = 3;

    /// <summary>What is to be known, a sentence each that goes on behind the file's name.</summary>
    /// <param name="tally">What the file's rows tell.</param>
    /// <param name="reading">How they were read.</param>
    /// <param name="map">Which column holds what.</param>
    /// <param name="order">See <see cref="TimeDecision.OrderInWords"/>.</param>
    /// <param name="isSaid">Did the user say the order?</param>
    public static IEnumerable<string> Of(TimeTally tally, TimeReading reading, ColumnMap map, string order, bool isSaid)
    {
        int day = tally[TimeClues.DayFirst], month = tally[TimeClues.MonthFirst];
        if (reading.OrderRefusal is not null)
            yield return "the dates are written in both orders, so those with a day and a month that could be exchanged were rejected: "
                + "say which it is when loading (⟨dates day-first⟩ or ⟨dates month-first⟩).";
        else if (order.Length > 0 && !isSaid && day + month == 0)
            yield return $"no date says whether it begins with the day or the month: they are read as in Britain, {order}; if that is wrong, "
                + "say so when loading (⟨dates month-first⟩).";
        else if (order.Length > 0 && reading.Order == DateOrder.MonthFirst)
            yield return $"dates are read {order}.";
        if (tally[TimeClues.BadClock] is > 0 and int bad)
        {
            TimeExample example = tally.ExampleOf(TimeClues.BadClock);
            yield return Say($"{Rows(bad)} a clock time that cannot be read (\"{example.Text}\" in line {example.Line}): ")
                + Say($"{(bad == 1 ? "its day is kept and its" : "their day is kept and their")} hour is not known.");
        }
        if (map.IndexOf(ColumnRole.Clock) >= 0 && tally[TimeClues.SmallNumber] > 0 && reading.Numbers == ClockNumbers.Hours)
            yield return $"\"{map.Headers[map.IndexOf(ColumnRole.Clock)]}\" holds hours: the minute is not known.";
        if (map.IndexOf(ColumnRole.Clock) >= 0 && map.IndexOf(ColumnRole.Time) < 0)
            yield return $"\"{map.Headers[map.IndexOf(ColumnRole.Clock)]}\" holds clock times, and no column holds their date: no time is known; "
                + "name the column of dates with ⟨column time=HEADER⟩.";
        if (tally[TimeClues.DayNumber] is > 0 and int numbers)
            yield return Say($"{Rows(numbers)} a number for a date (such as {tally.ExampleOf(TimeClues.DayNumber).Text}): ")
                + Say($"it is read as a spreadsheet's day number or a computer's seconds since 1970.");
        if (tally.Questioned > 0)
        {
            string listed = string.Join(", ", tally.QuestionedRows.Select(static row => Say($"line {row.Line} ({row.Text})")));
            yield return Say($"{Rows(tally.Questioned)} a date before {TimeReading.FirstLikelyYear:0} or in the future: ")
                + Say($"check {listed}{(tally.Questioned > tally.QuestionedRows.Count ? ", …" : "")}.");
        }
    }

    /// <summary>The notes of all files; what is said of several is said once.</summary>
    public static IEnumerable<string> ByFile(IReadOnlyList<FileSink> files)
    {
        var byNote = files.SelectMany(static file => file.TimeNotes.Select(note => (Note: note, file.Name))).GroupBy(
            static said => said.Note, StringComparer.Ordinal);
        foreach (var said in byNote)
        {
            string[] names = [.. said.Select(static s => s.Name)];
            string others = names.Length <= MostFiles ? "" : Say($" and {names.Length - MostFiles:N0} other files");
            yield return $"{string.Join(", ", names.Take(MostFiles))}{others}: {said.Key}";
        }
    }

    private static string Rows(int count) => Say($"{count:N0} {(count == 1 ? "row has" : "rows have")}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
