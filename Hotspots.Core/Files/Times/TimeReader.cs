using System.Globalization;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.Times;

/// <summary>Reader of times. When does a row say it happened? One column, a date and a clock column, or a first and a last time.</summary>
/// <param name="map">Which column holds what.</param>
/// <param name="reading">How the file's times are read.</param>
/// <param name="tally">Told what the rows tell of their columns.</param>
internal sealed class TimeReader(ColumnMap map, TimeReading reading, TimeTally tally)
{
    private const string ExpectedOrder = "a last time that is not before the first";
    private const string ExpectedDayFirst = "a date with the day first, as the other dates of this file have it";
    private const string ExpectedMonthFirst = "a date with the month first, as the other dates of this file have it";

    /// <summary>Day numbers of Excel that a column of dates may hold: 1954 to 2064.</summary>
    private const double FirstDayNumber = 20_000, LastDayNumber = 60_000;

    private readonly int _time = map.IndexOf(ColumnRole.Time);
    private readonly int _clock = map.IndexOf(ColumnRole.Clock);
    private readonly int _from = map.IndexOf(ColumnRole.From);
    private readonly int _fromClock = map.IndexOf(ColumnRole.FromClock);
    private readonly int _to = map.IndexOf(ColumnRole.To);
    private readonly int _toClock = map.IndexOf(ColumnRole.ToClock);
    private readonly long _firstLikely = LondonTime.ToUtcSeconds(LondonTime.DaysFromCivil(TimeReading.FirstLikelyYear, 1, 1) * 86400);

    /// <summary>Reads the row's time.</summary>
    /// <returns>False when something stands there that is no time; blank is a time that is not known.</returns>
    public bool TryRead(int line, RowFields fields, out IncidentTime time, out FieldFault fault)
    {
        time = IncidentTime.Unknown;
        fault = default;
        if (_time >= 0 && !TextTrim.Spaces(fields[_time]).IsEmpty && !BlankWords.Is(fields[_time]))
            return TryField(line, fields, _time, _clock, out time, ref fault);
        return _from + _to <= -2 || TryReadInterval(line, fields, ref time, ref fault);
    }

    private bool TryReadInterval(int line, RowFields fields, ref IncidentTime time, ref FieldFault fault)
    {
        IncidentTime from = default, to = default;
        if (_from >= 0 && !TryField(line, fields, _from, _fromClock, out from, ref fault))
            return false;
        if (_to >= 0 && !TryField(line, fields, _to, _toClock, out to, ref fault))
            return false;
        if (!from.IsKnown || !to.IsKnown || from == to)
        {
            time = from.IsKnown ? from : to;
            return true;
        }
        long length = to.UntilUtcSeconds - from.FromUtcSeconds;
        if (to.FromUtcSeconds < from.FromUtcSeconds || length > uint.MaxValue)
        {
            // A last day without a clock time is not before a first time on that day.
            if (to.HasClock || to.UntilUtcSeconds <= from.FromUtcSeconds || length > uint.MaxValue)
            {
                fault = new FieldFault(_to, ExpectedOrder);
                return false;
            }
        }
        time = new IncidentTime(from.FromUtcSeconds, (uint)length, TimePrecision.Interval);
        return true;
    }

    private bool TryField(int line, RowFields fields, int column, int clockColumn, out IncidentTime time, ref FieldFault fault)
    {
        ReadOnlySpan<byte> date = fields[column];
        ReadOnlySpan<byte> clock = clockColumn >= 0 ? fields[clockColumn] : default;
        if (BlankWords.Is(clock))
            clock = default;
        TimeClues clues = TimeClues.None;
        bool isTime = TimeParser.TryParse(date, clock, reading, out time, ref clues);
        if (!isTime && clues == TimeClues.None)
        {
            date = TextTrim.Spaces(date);
            isTime = date.IsEmpty || BlankWords.Is(date) || TryNumber(date, clock, out time, ref clues);
        }
        if (clues != TimeClues.None)
            tally.Note(clues, line, date, clock);
        if (!isTime)
        {
            bool isOtherOrder = (clues & TimeClues.EitherOrder) != 0;
            string ordered = reading.OrderRefusal ?? (reading.Order == DateOrder.DayFirst ? ExpectedDayFirst : ExpectedMonthFirst);
            fault = new FieldFault(column, isOtherOrder ? ordered : TimeParser.Expected);
            return false;
        }
        if (time.IsKnown && (time.FromUtcSeconds < _firstLikely || time.FromUtcSeconds >= reading.Future))
            tally.Question(line, date);
        return true;
    }

    // 45312.5 counts days as Excel does, 1705845600 seconds and 1705845600000 milliseconds since 1970: a column of dates holds no other numbers.
    private bool TryNumber(ReadOnlySpan<byte> text, ReadOnlySpan<byte> clock, out IncidentTime time, ref TimeClues clues)
    {
        time = default;
        if (text[0] is < (byte)'0' or > (byte)'9' || !NumberParser.TryParse(text, out double number))
            return false;
        DateTime written;
        switch (number)
        {
            case >= FirstDayNumber and < LastDayNumber:
                written = DateTime.FromOADate(Math.Round(number * 86400) / 86400);
                break;
            case >= 1e8 and < 4e9 when text.Length is 9 or 10:
                time = new IncidentTime((long)number, 1, TimePrecision.Second);
                return Known(ref clues);
            case >= 1e11 and < 4e12 when text.Length is 12 or 13:
                time = new IncidentTime((long)(number / 1000), 1, TimePrecision.Second);
                return Known(ref clues);
            default:
                return false;
        }
        string form = written.TimeOfDay < TimeSpan.FromSeconds(1) ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss";
        byte[] iso = System.Text.Encoding.ASCII.GetBytes(written.AddMilliseconds(1).ToString(form, CultureInfo.InvariantCulture));
        return TimeParser.TryParse(iso, clock, reading, out time, ref clues) && Known(ref clues);
    }

    private static bool Known(ref TimeClues clues)
    {
        clues |= TimeClues.DayNumber;
        return true;
    }
}
