using System.Globalization;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Runs.Raids;

/// <summary>Door as a file of warrants has it.</summary>
/// <param name="Place">Metres on the National Grid.</param>
/// <param name="Label">The address, or what else it is called.</param>
/// <param name="Reference">The force's reference; blank for none.</param>
/// <param name="Uncertainty">How closely the position is known, metres; 0 for as closely as the digits say.</param>
/// <param name="Asked">Teams that it asks for.</param>
/// <param name="Priority">How important, 1 for the most; null where nobody said.</param>
/// <param name="Wave">Its wave, from 1; 0 where nobody said.</param>
internal sealed record WarrantDoor(GridPoint Place, string Label, string Reference, double Uncertainty, int Asked, int? Priority, int Wave);

/// <summary>Doors of one day: the warrants among the rows of a file, with what they ask for.</summary>
internal sealed class WarrantDoors
{
    private const string DayWords = "ddd d MMM yyyy";
    private const int NearestDays = 4, MostWaves = 50;
    private const long DaySeconds = 86_400;

    private static readonly string[] LabelNames = ["door", "doorlabel", "label", "name", "target", "title"];
    private static readonly string[] AskedNames = ["teams", "teamsasked", "teamsneeded", "teamsrequired", "asked", "asks"];
    private static readonly string[] PriorityNames = ["priority", "prio", "importance"];
    private static readonly string[] WaveNames = ["wave"];

    private readonly ReadResult _read;
    private readonly IncidentTable _table;
    private readonly List<string> _notes = [];

    private WarrantDoors(ReadResult read) => (_read, _table) = (read, read.Placed);

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Rows that may be doors and are not in the plan: not understood, or without a position.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The doors, as in the file.</summary>
    public IReadOnlyList<WarrantDoor> Doors { get; private set; } = [];

    /// <summary>What was left out and what is to be known of the rest, each one sentence.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Takes the doors of a day.</summary>
    /// <param name="read">The file.</param>
    /// <param name="on">The day as typed; null where the file has one.</param>
    /// <exception cref="ArgumentException">There is none, or it is not said of which day; says what to change.</exception>
    public static WarrantDoors Of(ReadResult read, string? on)
    {
        if (read.Report.Files.FirstOrDefault(static file => file.Problem.Length > 0) is { } unread)
            throw new ArgumentException($"The warrants {unread.Name} cannot be read: {unread.Problem}");
        var doors = new WarrantDoors(read);
        int[] warrants = doors.Warrants();
        int[] ofDay = doors.OfDay(warrants, on);
        if (ofDay.Length > RaidParameters.Most)
            throw new ArgumentException(Say($"There are {ofDay.Length:N0} doors on one day, and a plan takes {RaidParameters.Most}: ")
                + "name another day with ⟨on⟩, or divide the file.");
        doors.Doors = [.. ofDay.Select(doors.DoorOf)];
        doors.NoteRest();
        return doors;
    }

    private int[] Warrants()
    {
        int[] all = [.. Enumerable.Range(0, _table.Count)];
        string KindOf(int row) => _table.Kinds.Texts[_table.Kinds.CodeAt(row)];
        // A list of warrants need not say of each row that it is one.
        int[] warrants = Array.TrueForAll(all, row => KindOf(row) == IncidentKind.Unstated) ? all
            : [.. all.Where(row => KindOf(row).Contains(IncidentKind.Warrant, StringComparison.OrdinalIgnoreCase))];
        if (warrants.Length == 0)
        {
            throw new ArgumentException(all.Length == 0 && _read.Unplaced.Count == 0
                ? "The file has no row that can be used: give one row a warrant, with a position."
                : all.Length == 0
                ? Say($"None of the {_read.Unplaced.Count:N0} rows has a position: give each an easting and northing, a grid reference ")
                    + "or a postcode."
                : "No row is a warrant: let the column of kinds say warrant, or leave that column out of a file that holds nothing else.");
        }
        if (warrants.Length < all.Length)
        {
            string others = string.Join(", ", all.Except(warrants).GroupBy(KindOf).OrderByDescending(static kind => kind.Count())
                .ThenBy(static kind => kind.Key, StringComparer.Ordinal).Take(4).Select(static kind => Say($"{kind.Key} {kind.Count():N0}")));
            _notes.Add(Say($"{all.Length - warrants.Length:N0} rows of other kinds than warrant were passed over: {others}."));
        }
        return warrants;
    }

    private int[] OfDay(int[] warrants, string? on)
    {
        int[] undated = [.. warrants.Where(row => !_table.Times[row].IsKnown)];
        ILookup<DateOnly, int> days = warrants.Where(row => _table.Times[row].HasDay).ToLookup(DayOf);
        if (on is null && days.Count != 1)
        {
            string most = string.Join(", ", days.OrderByDescending(static day => day.Count()).ThenBy(static day => day.Key).Take(NearestDays)
                .Select(static day => Say($"{day.Key:yyyy-MM-dd} ({day.Count():N0})")));
            throw new ArgumentException(days.Count == 0
                ? "The warrants have no date: say the day with ⟨on⟩, such as ⟨on 2026-02-02⟩."
                : Say($"The warrants are of {days.Count:N0} days: say which with ⟨on⟩; those with most are {most}."));
        }
        On = RaidParameters.On.Of(on) ?? days.Single().Key;
        int[] found = [.. warrants.Where(row => !_table.Times[row].IsKnown || (_table.Times[row].HasDay && DayOf(row) == On))];
        if (found.Length == 0)
        {
            string nearest = string.Join(", ", days.OrderBy(known => Math.Abs(known.Key.DayNumber - On.DayNumber)).ThenBy(static known => known.Key)
                .Take(NearestDays).Select(static known => Say($"{known.Key:yyyy-MM-dd} ({known.Count():N0})")));
            throw new ArgumentException(days.Count == 0
                ? "No warrant of the file says its day: give the day in a column called date."
                : Say($"There is no warrant on {On.ToString(DayWords, CultureInfo.InvariantCulture)}; the nearest days with any are {nearest}."));
        }
        if (undated.Length > 0 && days.Count > 0)
        {
            _notes.Add(Say($"{Many(undated.Length, "warrant has", "warrants have")} no date, and {(undated.Length == 1 ? "was" : "were")} taken for ")
                + "this day.");
        }
        int others = warrants.Length - found.Length;
        if (others > 0)
            _notes.Add(Say($"{Many(others, "warrant", "warrants")} of other days or of no known day {(others == 1 ? "was" : "were")} passed over."));
        return found;
    }

    private DateOnly DayOf(int row) => DayOf(_table.Times[row]);

    private static DateOnly DayOf(IncidentTime time)
    {
        long days = Math.DivRem(LondonTime.ToClockSeconds(time.FromUtcSeconds), DaySeconds, out long rest);
        return DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)(rest < 0 ? days - 1 : days));
    }

    private WarrantDoor DoorOf(int row)
    {
        string street = (_table.Find(ColumnRole.Street)?[row] ?? "").Trim(), town = (_table.Find(ColumnRole.Town)?[row] ?? "").Trim();
        string place = street.Length > 0 && town.Length > 0 ? $"{street}, {town}" : street + town;
        string label = Cell(row, LabelNames), reference = (_table.Ids[row] ?? "").Trim();
        string name = label.Length > 0 && place.Length > 0 ? $"{label}, {place}" : label + place;
        int? priority = Cell(row, PriorityNames).ToUpperInvariant() switch
        {
            "" => null,
            "HIGH" => 1,
            "MEDIUM" => 2,
            "LOW" => 3,
            _ => Whole(row, PriorityNames, "priority", 1, 1_000),
        };
        return new WarrantDoor(
            _table.Points[row], name.Length > 0 ? name : reference, reference, _table.Uncertainties?[row] ?? 0,
            Whole(row, AskedNames, "number of teams", (int)RaidParameters.Asked.Minimum, (int)RaidParameters.Asked.Maximum) ?? 1, priority,
            Whole(row, WaveNames, "wave", 1, MostWaves) ?? 0);
    }

    private int? Whole(int row, string[] names, string what, int least, int most)
    {
        string text = Cell(row, names);
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
            return number;
        RowSource source = _table.SourceAt(row);
        throw new ArgumentException(
            Say($"{_read.Report.Files[source.File].Name}, line {source.Line}: the {what} is \"{text}\", and must be a whole number ")
                + Say($"from {least} to {most}, or blank."));
    }

    private string Cell(int row, string[] names)
    {
        foreach (string name in names)
        {
            foreach (AttributeColumn column in _table.Columns)
            {
                if (column.Role == ColumnRole.Attribute && ColumnNames.Normalise(column.Name) == name)
                    return column.Values[row].Trim();
            }
        }
        return "";
    }

    private void NoteRest()
    {
        // A door that is left out in silence would stay shut.
        if (_read.Rejected.Count > 0)
        {
            _notes.Insert(0, Say($"{Many(_read.Rejected.Count, "row", "rows")} could not be understood, and ")
                + $"{(_read.Rejected.Count == 1 ? "is" : "are")} not in the plan: {_read.Rejected[0].Issue}");
        }
        int unplaced = Enumerable.Range(0, _read.Unplaced.Count).Count(row =>
            _read.Unplaced.Kinds.Texts[_read.Unplaced.Kinds.CodeAt(row)] is var kind
            && (kind == IncidentKind.Unstated || kind.Contains(IncidentKind.Warrant, StringComparison.OrdinalIgnoreCase))
            && (!_read.Unplaced.Times[row].HasDay || DayOf(_read.Unplaced.Times[row]) == On));
        LeftOut = _read.Rejected.Count + unplaced;
        if (unplaced > 0)
        {
            _notes.Insert(0, Say($"{Many(unplaced, "warrant of the day has", "warrants of the day have")} no position, and ")
                + Say($"{(unplaced == 1 ? "is" : "are")} not in the plan: give {(unplaced == 1 ? "it" : "them")} an easting and northing, ")
                + "a grid reference or a postcode.");
        }
        int same = Doors.Count - Doors.Select(static door => door.Place).Distinct().Count();
        if (same > 0)
            _notes.Add(Say($"{Many(same, "door lies", "doors lie")} where another does: if they are one door, take a row out."));
        int coarse = Doors.Count(static door => door.Uncertainty > 10);
        if (coarse > 0)
        {
            _notes.Add(Say($"Of {Many(coarse, "door", "doors")} only the square or the postcode is known, to ")
                + Say($"{Doors.Max(static door => door.Uncertainty):0} m at the widest: the ways to {(coarse == 1 ? "it" : "them")} are as rough."));
        }
    }

    private static string Many(int count, string one, string more) => Say($"{count:N0} {(count == 1 ? one : more)}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
