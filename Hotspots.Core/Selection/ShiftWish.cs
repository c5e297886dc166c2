using Hotspots.Core.Evaluation;
using Hotspots.Core.Model;

namespace Hotspots.Core.Selection;

/// <summary>Shifts as the user says them: "early 07-15, late 15-23, night 23-07".</summary>
internal static class ShiftWish
{
    /// <summary>What shifts are written as.</summary>
    public static string Expected { get; } =
        $"names with the hours at which they begin and end, such as \"{Words(Shifts.Usual)}\"";

    /// <summary>Reads them; the usual ones where there is nothing to read.</summary>
    /// <exception cref="ArgumentException">They are no shifts; says what to write.</exception>
    public static Shifts Parse(string? text)
    {
        if (text is null)
            return Shifts.Usual;
        var shifts = new List<Shift>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            int blank = part.LastIndexOf(' ');
            string[] hours = part[(blank + 1)..].Split('-');
            if (blank <= 0 || hours.Length != 2 || HourOf(hours[0]) is not int from || HourOf(hours[1]) is not int until)
                throw new ArgumentException($"⟨shifts⟩ takes {Expected}, not \"{part}\".");
            shifts.Add(new Shift(part[..blank].Trim(), from, until));
        }
        if (shifts.Select(static shift => shift.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < shifts.Count)
            throw new ArgumentException("⟨shifts⟩ names two shifts alike: give each a name of its own.");
        return new Shifts([.. shifts]);
    }

    /// <summary>The shifts of a query.</summary>
    /// <inheritdoc cref="Parse" path="/exception"/>
    public static Shifts Of(IncidentQuery query) => Parse(query.Shifts);

    /// <summary>The shift that a query asks for, as an index into its shifts; −1 where it asks for none.</summary>
    /// <exception cref="ArgumentException">There is no such shift, or they are no shifts; says what to write.</exception>
    public static int Wanted(IncidentQuery query)
    {
        if (query.Shift is not { } wanted)
            return -1;
        Shifts shifts = Of(query);
        string[] names = [.. Enumerable.Range(0, shifts.Count).Select(i => shifts[i].Name)];
        int found = Array.FindIndex(names, name => string.Equals(name, wanted.Trim(), StringComparison.OrdinalIgnoreCase));
        return found >= 0 ? found : throw new ArgumentException(
            $"There is no shift \"{wanted}\"; choose one of {string.Join(", ", names)}, or say with ⟨shifts⟩ which there are.");
    }

    /// <summary>Shifts in the one form in which they are recorded; null for the usual ones.</summary>
    /// <inheritdoc cref="Parse" path="/exception"/>
    public static string? Canonical(string? text)
    {
        string said = Words(Parse(text));
        return said == Words(Shifts.Usual) ? null : said;
    }

    /// <summary>Shifts as they are typed: "early 07-15, late 15-23, night 23-07".</summary>
    public static string Words(Shifts shifts) => string.Join(", ", Enumerable.Range(0, shifts.Count).Select(i => shifts[i].ToString()));

    // Of a shift an hour alone is one of 24: "night 10-6" is no night, and says so in every answer.
    private static int? HourOf(string text) => TypedClock.FullHour("shifts", text.Trim());
}
