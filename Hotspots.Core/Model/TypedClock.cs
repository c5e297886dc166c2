using System.Globalization;

namespace Hotspots.Core.Model;

/// <summary>Clock time as a person types it: the one reader of it for whatever asks for one.</summary>
/// <remarks>
/// Read: <c>06:00</c>, <c>6:00</c>, <c>06.00</c>, <c>6h00</c>, <c>0600</c>, <c>600</c>, <c>18</c>, each from hours on also with <c>hrs</c>, <c>am</c>
/// or <c>pm</c> as they are written (<c>6am</c>, <c>6 a.m.</c>, <c>6:00pm</c>), and <c>noon</c>. What may mean two times is refused and both are
/// said: a door is struck at one of them.
/// </remarks>
internal static class TypedClock
{
    private const int HoursADay = 24, Hour = 60, Noon = 12;

    /// <summary>Minutes after midnight, 0 to 1,439; null where it is no time.</summary>
    /// <param name="name">Short name of what is asked for, for a refusal.</param>
    /// <param name="text">What was typed, trimmed.</param>
    /// <exception cref="ArgumentException">It may mean two times; one sentence that says which.</exception>
    public static int? Minutes(string name, string text)
    {
        string said = text.ToLowerInvariant();
        if (said is "noon" or "midday")
            return Noon * Hour;
        if (said == "midnight")
            throw Unclear(name, text, "the beginning of the day or its end", "00:00, of this day or of the next");
        Half half = TakeHalf(ref said);
        bool isOfDay = half == Half.None && TakeEnd(ref said, "hours", "hrs", "hr", "h");
        bool isOClock = half == Half.None && !isOfDay && TakeEnd(ref said, "o'clock", "o’clock");
        if (Digits(said) is not ({ Length: > 0 and <= 4 } hours, var minutes) || minutes.Length is not (0 or 2)
            || (hours.Length > 2 && minutes.Length > 0))
            return Shortened(name, text, said, half);
        bool isHourAlone = hours.Length <= 2 && minutes.Length == 0;
        int number = int.Parse(hours, NumberStyles.None, CultureInfo.InvariantCulture);
        int hour = hours.Length > 2 ? number / 100 : number;
        int minute = hours.Length > 2 ? number % 100 : minutes.Length > 0 ? int.Parse(minutes, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        if (minute >= Hour || hour > HoursADay)
            return null;
        if (hour == HoursADay)
        {
            return minute > 0 || half != Half.None ? null
                : throw Unclear(name, text, "the end of this day or its beginning", "00:00, of this day or of the next");
        }
        if (half != Half.None)
            return OfHalf(name, text, hour, minute, half);
        if (isHourAlone && !isOfDay && (isOClock || hours[0] != '0') && hour is > 0 and <= Noon)
            throw Unclear(name, text, Two(hour), $"{Clock(hour)} or {Clock(hour + Noon)}");
        return hour * Hour + minute;
    }

    /// <summary>Full hour of the clock, 0 to 24, as an hour (<c>22</c>) or as a time (<c>22:00</c>, <c>10pm</c>); null for anything else.</summary>
    /// <inheritdoc cref="Minutes"/>
    public static int? FullHour(string name, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int hour) && text.Length <= 2)
            return hour <= HoursADay ? hour : null;
        if (text is "24:00" or "24.00" or "2400")
            return HoursADay;
        return Minutes(name, text) is int minutes && minutes % Hour == 0 ? minutes / Hour : null;
    }

    private enum Half
    {
        None,
        Morning,
        Afternoon,
    }

    private static int? OfHalf(string name, string text, int hour, int minute, Half half)
    {
        bool isAfternoon = half == Half.Afternoon;
        if (hour == Noon && minute == 0)
            throw Unclear(name, text, "noon or midnight", "12:00 or 00:00");
        // 18:30 pm says the same thing twice.
        if (hour > Noon)
            return isAfternoon ? hour * Hour + minute : null;
        return hour == 0 ? null : (hour % Noon + (isAfternoon ? Noon : 0)) * Hour + minute;
    }

    // 6.3 and 6:5 have lost or never had a digit.
    private static int? Shortened(string name, string text, string said, Half half)
    {
        if (Digits(said) is not ({ Length: 1 or 2 } hours, { Length: 1 } minutes) || minutes[0] >= '6')
            return null;
        int hour = int.Parse(hours, NumberStyles.None, CultureInfo.InvariantCulture), minute = minutes[0] - '0';
        string behind = half switch { Half.Morning => " am", Half.Afternoon => " pm", _ => "" };
        return hour >= HoursADay ? null : throw Unclear(
            name, text, Say($"{minute} or {minute}0 minutes past the hour"), Say($"{hour:00}:0{minute}{behind} or {hour:00}:{minute}0{behind}"));
    }

    // The digits before and behind a colon, a point or an h; null where there is anything else.
    private static (string Hours, string Minutes)? Digits(string said)
    {
        int at = said.AsSpan().IndexOfAny(':', '.', 'h');
        string hours = (at < 0 ? said : said[..at]).Trim(), minutes = at < 0 ? "" : said[(at + 1)..].Trim();
        bool isSound = hours.All(char.IsAsciiDigit) && minutes.All(char.IsAsciiDigit) && (at < 0 || minutes.Length > 0);
        return isSound ? (hours, minutes) : null;
    }

    private static Half TakeHalf(ref string said) =>
        TakeEnd(ref said, "a.m.", "a.m", "am.", "am", "a m") ? Half.Morning
        : TakeEnd(ref said, "p.m.", "p.m", "pm.", "pm", "p m") ? Half.Afternoon : Half.None;

    private static bool TakeEnd(ref string said, params ReadOnlySpan<string> ends)
    {
        foreach (string end in ends)
        {
            if (!said.EndsWith(end, StringComparison.Ordinal))
                continue;
            said = said[..^end.Length].TrimEnd();
            return true;
        }
        return false;
    }

    private static string Two(int hour) => hour == Noon ? "noon or midnight" : Say($"{hour} in the morning or in the evening");

    private static string Clock(int hour) => Say($"{hour % HoursADay:00}:00");

    private static ArgumentException Unclear(string name, string text, string may, string write) =>
        new($"{OptionNames.Of(name)} \"{text}\" may mean {may}: write {write}.");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
