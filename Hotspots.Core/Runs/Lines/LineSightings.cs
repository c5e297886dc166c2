using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Runs.Backtests;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Kind of a sighting, as lines and operations are counted.</summary>
internal enum SightingKind
{
    /// <summary>Anything else that somebody reported.</summary>
    Other,

    /// <summary>A tip.</summary>
    Tip,

    /// <summary>A warrant.</summary>
    Warrant,

    /// <summary>A seizure.</summary>
    Seizure,

    /// <summary>A search of a person or a vehicle.</summary>
    Search,
}

/// <summary>Sighting of a line: one incident that names it.</summary>
/// <param name="Incident">Index into the placed incidents; of one without a position, into those without.</param>
/// <param name="Town">Which study area; −1 without a position.</param>
/// <param name="FirstDay">The first day on which it may have been, since 1970-01-01; <see cref="LineSightings.NoDay"/> where that is not
/// known.</param>
/// <param name="LastDay">The last day on which it may have been.</param>
/// <param name="Cell">The cell of 150 m; <see cref="LineSightings.NoCell"/> where the position is known too coarsely, or not at all.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct Sighting(int Incident, int Town, long FirstDay, long LastDay, long Cell, SightingKind Kind)
{
    /// <summary>Has it a class A item?</summary>
    public bool IsClassA { get; init; }

    /// <summary>Has it handling conditions (code C)?</summary>
    public bool HasConditions { get; init; }

    /// <summary>When it was.</summary>
    public IncidentTime Time { get; init; }

    /// <summary>Is the day or the month known?</summary>
    public bool HasDays => FirstDay != LineSightings.NoDay;

    /// <summary>Is it what officers did, rather than what somebody told them?</summary>
    public bool IsOfOfficers => Kind is SightingKind.Warrant or SightingKind.Seizure or SightingKind.Search;

    /// <summary>The calendar month it lies in, counted from January of the year 0; null where that is not known.</summary>
    public int? Month
    {
        get
        {
            if (!HasDays)
                return null;
            int first = LineSightings.MonthOf(FirstDay);
            return first == LineSightings.MonthOf(LastDay) ? first : null;
        }
    }
}

/// <summary>Sightings of all lines: every incident that names one, with its town, its days and its cell.</summary>
/// <remarks>An incident that names two lines is a sighting of each.</remarks>
internal sealed class LineSightings
{
    /// <summary>Side of a cell, metres.</summary>
    public const double CellMetres = ChangedPlaces.CellMetres;

    /// <summary>No day is known.</summary>
    public const long NoDay = long.MinValue;

    /// <summary>No cell is known.</summary>
    public const long NoCell = long.MinValue;

    /// <summary>A longer span says too little of when it happened.</summary>
    private const int LongestSpan = 31;

    /// <summary>Share of the sightings that must be known to the day for spans of 28 days; else they are calendar months.</summary>
    private const double DaysKnown = 0.95;

    private readonly List<Sighting>[] _placed, _unplaced;

    /// <summary>Looks at every incident once.</summary>
    /// <param name="areas">The study areas with the incidents that are looked at.</param>
    /// <param name="placed">The incidents with a position.</param>
    /// <param name="believed">When they were; unknown where the date is astray.</param>
    /// <param name="unplaced">The incidents without a position.</param>
    /// <param name="looseMembers">Those of them that are looked at.</param>
    /// <param name="names">The names of lines.</param>
    public LineSightings(
        IReadOnlyList<StudyArea> areas, IncidentTable placed, TimeColumn believed, IncidentTable unplaced, int[] looseMembers, LineNames names)
    {
        Areas = areas;
        _placed = [.. names.Shown.Select(static _ => new List<Sighting>())];
        _unplaced = [.. names.Shown.Select(static _ => new List<Sighting>())];
        var of = new Reader(placed, names);
        for (int town = 0; town < areas.Count; town++)
        {
            foreach (int incident in areas[town].Members)
            {
                if (of.Lines(incident) is { Length: > 0 } lines)
                    Add(_placed, lines, of.Read(incident, town, believed[incident], areas[town].Name != StudyArea.CoarseName));
            }
        }
        var loose = new Reader(unplaced, names);
        foreach (int incident in looseMembers)
        {
            if (loose.Lines(incident) is { Length: > 0 } lines)
                Add(_unplaced, lines, loose.Read(incident, -1, unplaced.Times[incident], false));
        }
        int days = 0, known = 0;
        foreach (Sighting one in _placed.SelectMany(static own => own))
        {
            known += one.HasDays ? 1 : 0;
            days += one.HasDays && one.FirstDay == one.LastDay ? 1 : 0;
        }
        IsMonthly = days < DaysKnown * known;
        OldCodes = of.OldCodes + loose.OldCodes;
    }

    /// <summary>The study areas.</summary>
    public IReadOnlyList<StudyArea> Areas { get; }

    /// <summary>Are spans of time calendar months, because too few incidents are known to the day?</summary>
    public bool IsMonthly { get; }

    /// <summary>Incidents of lines with a handling code of the old scheme.</summary>
    public int OldCodes { get; }

    /// <summary>How many lines there are.</summary>
    public int Lines => _placed.Length;

    /// <summary>Sightings of a line with a position, by study area.</summary>
    public IReadOnlyList<Sighting> Placed(int line) => _placed[line];

    /// <summary>Sightings of a line without a position.</summary>
    public IReadOnlyList<Sighting> Unplaced(int line) => _unplaced[line];

    /// <summary>Is a study area a town, and not what lies scattered or is known too coarsely?</summary>
    public bool IsTown(int town) => town >= 0 && !Areas[town].IsScattered;

    /// <summary>The days of a time; <see cref="NoDay"/> twice where it says too little.</summary>
    public static DaySpan DaysOf(IncidentTime time)
    {
        if (!time.IsKnown)
            return new DaySpan(NoDay, NoDay);
        var span = new StudyPeriod(time.FromUtcSeconds, Math.Max(time.FromUtcSeconds + 1, time.UntilUtcSeconds));
        return span.LastDay - span.FirstDay < LongestSpan ? new DaySpan(span.FirstDay, span.LastDay) : new DaySpan(NoDay, NoDay);
    }

    /// <summary>The calendar month of a day, counted from January of the year 0.</summary>
    public static int MonthOf(long day)
    {
        DateTime date = DateTime.UnixEpoch.AddDays(day);
        return date.Year * 12 + date.Month - 1;
    }

    /// <summary>The cell of a position.</summary>
    public static long CellOf(double easting, double northing) =>
        ((long)Math.Floor(easting / CellMetres) << 32) | (uint)(int)Math.Floor(northing / CellMetres);

    /// <summary>South-western corner of a cell.</summary>
    public static GridPoint CornerOf(long cell) => new((cell >> 32) * CellMetres, (int)(uint)(cell & uint.MaxValue) * CellMetres);

    /// <summary>Kind of an incident by its word.</summary>
    public static SightingKind KindOf(string kind) =>
        kind.Equals(IncidentKind.Tip, StringComparison.OrdinalIgnoreCase) ? SightingKind.Tip
        : kind.Equals(IncidentKind.Warrant, StringComparison.OrdinalIgnoreCase) ? SightingKind.Warrant
        : kind.Equals(IncidentKind.Seizure, StringComparison.OrdinalIgnoreCase) ? SightingKind.Seizure
        : BacktestWords.IsOfOfficers(kind) ? SightingKind.Search : SightingKind.Other;

    private static void Add(List<Sighting>[] to, ReadOnlySpan<int> lines, Sighting sighting)
    {
        foreach (int line in lines)
            to[line].Add(sighting);
    }

    /// <summary>What is read of an incident of one table.</summary>
    private sealed class Reader
    {
        private readonly IncidentTable _table;
        private readonly CodedTextColumn? _texts;
        private readonly int[][] _lines;
        private readonly TextColumn? _handling;
        private readonly SightingKind[] _kinds;
        private readonly HashSet<int> _classA;

        public Reader(IncidentTable table, LineNames names)
        {
            _table = table;
            _texts = FacetTexts.Coded(table, ColumnRole.Line);
            _lines = _texts is null ? [] : [.. Enumerable.Range(0, _texts.Texts.Length).Select(code => names.Of(_texts.Texts[code]).ToArray())];
            _handling = table.Find(ColumnRole.Handling);
            _kinds = [.. Enumerable.Range(0, table.Kinds.Texts.Length).Select(code => KindOf(table.Kinds.Texts[code]))];
            _classA = [.. table.Items.Where(static item => DrugAmounts.ClassOf(item.DrugClass) == "A").Select(static item => item.Incident)];
        }

        public int OldCodes { get; private set; }

        public ReadOnlySpan<int> Lines(int incident) => _texts is null ? [] : _lines[_texts.CodeAt(incident)];

        public Sighting Read(int incident, int town, IncidentTime time, bool hasCell)
        {
            DaySpan days = DaysOf(time);
            string handling = _handling?[incident].Trim() ?? "";
            OldCodes += handling.Length == 1 && char.IsAsciiDigit(handling[0]) ? 1 : 0;
            long cell = hasCell ? CellOf(_table.Points.Eastings[incident], _table.Points.Northings[incident]) : NoCell;
            return new Sighting(incident, town, days.First, days.Last, cell, _kinds[_table.Kinds.CodeAt(incident)])
            {
                IsClassA = _classA.Contains(incident),
                HasConditions = handling.Equals("C", StringComparison.OrdinalIgnoreCase),
                Time = time,
            };
        }
    }
}
