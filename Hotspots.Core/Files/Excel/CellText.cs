using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hotspots.Core.Files.Excel;

/// <summary>Text of a spreadsheet cell. What does a cell say, as text that another program would read the same way?</summary>
/// <remarks>
/// Excel keeps a date as a number and shows it by the cell's format, which differs from desk to desk. Here a date becomes ISO 8601: only
/// the day when its time is midnight (a whole number, which is what a cell without a time holds), else day and time. A number is
/// written in as few digits as say it exactly, without an exponent up to 21 digits.
/// </remarks>
internal static class CellText
{
    /// <summary>Before this a date is none: Excel counts days from 1900, and a bare time of day is a fraction of day 0.</summary>
    private static readonly DateTime FirstDay = new(1900, 1, 1);

    /// <summary>Appends the text of a cell's value as UTF-8.</summary>
    /// <param name="value">As the workbook has it: text, number, date, length of time, truth, or nothing.</param>
    /// <param name="text">Receives the text.</param>
    public static void Append(object? value, ArrayBufferWriter<byte> text)
    {
        switch (value)
        {
            case null:
                break;
            case string words:
                Encoding.UTF8.GetBytes(words, text);
                break;
            case double number:
                Encoding.UTF8.GetBytes(Number(number), text);
                break;
            case DateTime time:
                Encoding.UTF8.GetBytes(Time(time), text);
                break;
            case TimeSpan length:
                Encoding.UTF8.GetBytes(Length(length), text);
                break;
            case bool truth:
                text.Write(truth ? "true"u8 : "false"u8);
                break;
            case IFormattable other:
                Encoding.UTF8.GetBytes(other.ToString(null, CultureInfo.InvariantCulture), text);
                break;
            default:
                Encoding.UTF8.GetBytes(value.ToString() ?? "", text);
                break;
        }
    }

    /// <summary>A number in as few digits as say it exactly.</summary>
    public static string Number(double number)
    {
        string shortest = number.ToString("R", CultureInfo.InvariantCulture);
        int e = shortest.IndexOf('E', StringComparison.Ordinal);
        if (e < 0 || Math.Abs(number) is >= 1e21 or < 1e-7)
            return shortest;
        int power = int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string sign = number < 0 ? "-" : "";
        string digits = shortest[sign.Length..e].Replace(".", "", StringComparison.Ordinal);
        if (power < 0)
            return $"{sign}0.{new string('0', -power - 1)}{digits}";
        int whole = power + 1;
        return sign + (digits.Length <= whole ? digits.PadRight(whole, '0') : digits.Insert(whole, "."));
    }

    private static string Time(DateTime time)
    {
        // A time of day is a fraction of a day in binary: 14:30 is a few microseconds off.
        var toSecond = new DateTime((time.Ticks + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
        string clock = toSecond.Second == 0 ? "HH:mm" : "HH:mm:ss";
        string form = toSecond < FirstDay ? clock : toSecond.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'" + clock;
        return toSecond.ToString(form, CultureInfo.InvariantCulture);
    }

    private static string Length(TimeSpan length) =>
        string.Create(CultureInfo.InvariantCulture, $"{(length < TimeSpan.Zero ? "-" : "")}{Math.Abs((long)length.TotalHours):00}:{length:mm\\:ss}");
}
