using System.Globalization;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Columns;

/// <summary>Map of columns to roles. Which column of a file holds what? Decided once per file from the headers, the first rows and what the user
/// said.</summary>
internal sealed class ColumnMap
{
    /// <summary>Longest number or date, letters: what is longer is looked at no further.</summary>
    private const int LongestValue = 100;

    /// <summary>Added to the priority of a column without any value.</summary>
    private const int EmptyPriority = 1_000_000;

    private readonly ColumnRole[] _roles;

    private ColumnMap(IReadOnlyList<string> headers, ColumnRole[] roles, string? fixedKind, IReadOnlyList<string> unused)
    {
        Headers = headers;
        _roles = roles;
        FixedKind = fixedKind;
        Unused = unused;
    }

    /// <summary>The headers as the file spells them.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>The kind of every record of a file that holds one kind only (stop and search), else null.</summary>
    public string? FixedKind { get; }

    /// <summary>What looks like times and is not used as such, a sentence each that goes on behind the file's name.</summary>
    public IReadOnlyList<string> Unused { get; }

    /// <summary>What each column means; index is the column.</summary>
    public ReadOnlySpan<ColumnRole> Roles => _roles;

    /// <summary>How eastings and northings are to be read.</summary>
    public GridReading Grid { get; private set; }

    /// <summary>Are degrees written with a decimal comma? A column is read one way: one such field among others is a mistake.</summary>
    public bool HasDecimalCommas { get; private set; }

    /// <summary>What must be known of how positions are read, each one sentence.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>Does any column say where?</summary>
    public bool HasPosition =>
        (Has(ColumnRole.Longitude) && Has(ColumnRole.Latitude)) || (Has(ColumnRole.Easting) && Has(ColumnRole.Northing))
        || Has(ColumnRole.GridReference) || Has(ColumnRole.LatLong) || Has(ColumnRole.Postcode);

    /// <summary>Does no column say where but those of street and town? A file that has positions leaves them out where they are not known.</summary>
    public bool PlacesByStreet => !HasPosition && Has(ColumnRole.Street) && Has(ColumnRole.Town);

    /// <summary>The column with a role, or −1.</summary>
    public int IndexOf(ColumnRole role) => role == ColumnRole.Attribute ? -1 : Array.IndexOf(_roles, role);

    /// <summary>How each column was read, for the report.</summary>
    public IReadOnlyList<ColumnReading> Readings() => [.. Headers.Select((h, i) => new ColumnReading(h, _roles[i]))];

    /// <summary>Decides the meaning of each column.</summary>
    /// <param name="headers">As the file spells them.</param>
    /// <param name="sample">The first rows.</param>
    /// <param name="choices">What the user said, by role; wins over everything.</param>
    /// <param name="grid">What the user said of the system of eastings and northings; null for nothing.</param>
    /// <exception cref="UnreadableFileException">The first line holds data instead of names.</exception>
    public static ColumnMap Decide(
        IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample, IReadOnlyDictionary<ColumnRole, string> choices,
        GridSystem? grid = null)
    {
        var roles = new ColumnRole[headers.Count];
        var priorities = new int[headers.Count];
        Array.Fill(priorities, int.MaxValue);
        bool isStopAndSearch = IsStopAndSearch(headers);
        bool inKilometres = HasKilometres(headers, sample);
        // Looked for once, and only where a column's name says when.
        var dated = new Lazy<int[]>(() => [.. Enumerable.Range(0, headers.Count).Where(i => TimeColumns.HoldsDates(Values(sample, i)))]);
        bool DatesElsewhere(int column) => dated.Value.Length > 1 || (dated.Value.Length == 1 && dated.Value[0] != column);
        for (int i = 0; i < headers.Count; i++)
        {
            ColumnRole role = Refine(ColumnNames.RoleOf(headers[i], out int priority), headers[i], i, sample, inKilometres, DatesElsewhere);
            // Of two pairs of coordinates the one that is filled in counts.
            if (IsPosition(role) && sample.Count > 0 && priority < EmptyPriority
                && sample.All(row => i >= row.Count || string.IsNullOrWhiteSpace(row[i])))
                priority += EmptyPriority;
            if (isStopAndSearch && role == ColumnRole.Kind)
                role = ColumnRole.Attribute;
            Claim(roles, priorities, i, role, priority);
        }
        TimeColumns.Pair(roles, headers, i => Values(sample, i));
        foreach ((ColumnRole role, string header) in choices)
        {
            int column = FindHeader(headers, header);
            // A blank header says that no column has this role.
            if (column < 0 && header.Length > 0)
                continue;
            for (int i = 0; i < roles.Length; i++)
            {
                if (roles[i] == role)
                    roles[i] = ColumnRole.Attribute;
            }
            if (column >= 0)
                roles[column] = role;
        }
        if (headers.Count > 1 && roles.All(static r => r == ColumnRole.Attribute) && headers.All(LooksLikeData))
            throw new UnreadableFileException("The first line holds data instead of column names: add a first line that names the columns.");
        var map = new ColumnMap(
            headers, roles, isStopAndSearch ? IncidentKind.StopAndSearch : null, UnusedTimes.Of(headers, roles, i => Values(sample, i)));
        var notes = new List<string>();
        map.Grid = GridReading.Of(map, sample, grid, notes);
        map.HasDecimalCommas = map.IndexOf(ColumnRole.Longitude) is >= 0 and int longitude
            && Most(sample, longitude, HasDecimalComma);
        map.Notes = [.. notes, .. UnusedPositions.Notes(map, sample)];
        return map;
    }

    /// <summary>The meaning of columns that was decided when their file was read.</summary>
    /// <param name="columns">Each with its role.</param>
    /// <param name="fixedKind">See <see cref="FixedKind"/>.</param>
    public static ColumnMap Kept(IReadOnlyList<ColumnReading> columns, string? fixedKind) => new(
        [.. columns.Select(static column => column.Header)], [.. columns.Select(static column => column.Role)], fixedKind, []);

    /// <summary>The column with a header, matched exactly first, then without case and punctuation, then by its number as "#4"; −1 if there is
    /// none.</summary>
    public static int FindHeader(IReadOnlyList<string> headers, string wanted)
    {
        for (int i = 0; i < headers.Count; i++)
        {
            if (headers[i] == wanted)
                return i;
        }
        string normal = ColumnNames.Normalise(wanted);
        for (int i = 0; i < headers.Count; i++)
        {
            if (ColumnNames.Normalise(headers[i]) == normal && normal.Length > 0)
                return i;
        }
        return wanted.StartsWith('#') && int.TryParse(wanted.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1 && number <= headers.Count
            ? number - 1
            : -1;
    }

    private static bool IsPosition(ColumnRole role) =>
        role is ColumnRole.Longitude or ColumnRole.Latitude or ColumnRole.Easting or ColumnRole.Northing
            or ColumnRole.GridReference or ColumnRole.LatLong;

    // Kilometres can be as small as degrees: an easting of 248 tells that the northing of 54 is no latitude.
    private static bool HasKilometres(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        for (int i = 0; i < headers.Count; i++)
        {
            int least = IsNamed(headers[i], "east") ? 10 : 180;
            if (ColumnNames.RoleOf(headers[i], out _) == ColumnRole.Easting
                && Most(sample, i, text => Number(text) is var x && x > least && x <= 700))
                return true;
        }
        return false;
    }

    /// <summary>Is it data.police.uk's table of what became of crimes?</summary>
    public static bool IsOutcomes(IReadOnlyList<string> headers) =>
        FindHeader(headers, "Outcome type") >= 0 && FindHeader(headers, "Crime ID") >= 0 && FindHeader(headers, "Crime type") < 0;

    /// <summary>Does any column say where or when? A table without is a list of something else.</summary>
    public bool HoldsIncidents => HasPosition || Has(ColumnRole.Time) || Has(ColumnRole.From) || Has(ColumnRole.To)
        || (Has(ColumnRole.Id) && (Has(ColumnRole.Street) || Has(ColumnRole.Town)));

    private static bool IsNamed(string header, string word) => ColumnNames.Normalise(header).Contains(word, StringComparison.Ordinal);

    private static bool IsStopAndSearch(IReadOnlyList<string> headers) =>
        FindHeader(headers, "Object of search") >= 0 && FindHeader(headers, "Legislation") >= 0;

    private bool Has(ColumnRole role) => IndexOf(role) >= 0;

    private static void Claim(ColumnRole[] roles, int[] priorities, int column, ColumnRole role, int priority)
    {
        roles[column] = role;
        priorities[column] = priority;
        if (role is ColumnRole.Attribute or ColumnRole.RejectNote)
            return;
        int other = Array.IndexOf(roles, role, 0, column);
        if (other < 0)
            return;
        roles[priority < priorities[other] ? other : column] = ColumnRole.Attribute;
    }

    // Some names mean different things in different files: what stands below them decides.
    private static ColumnRole Refine(
        ColumnRole role, string header, int column, IReadOnlyList<IReadOnlyList<string>> sample, bool inKilometres, Func<int, bool> datesElsewhere)
    {
        switch (role)
        {
            case ColumnRole.Street when ColumnNames.Normalise(header) == "location" && Most(sample, column, IsPair):
                return ColumnRole.LatLong;
            case ColumnRole.Street or ColumnRole.Town when Most(sample, column, IsPairInBritain):
                return ColumnRole.LatLong;
            case ColumnRole.Street when Most(sample, column, IsGridReference):
                return ColumnRole.GridReference;
            case ColumnRole.LatLong when !Most(sample, column, IsPair):
                return Most(sample, column, IsGridReference) ? ColumnRole.GridReference : ColumnRole.Attribute;
            case ColumnRole.Time or ColumnRole.From or ColumnRole.To or ColumnRole.Clock or ColumnRole.FromClock or ColumnRole.ToClock:
                return TimeColumns.Refine(role, header, Values(sample, column), datesElsewhere(column));
            // "x" and "y" hold degrees in many files: metres on the grid are never that small.
            case ColumnRole.Easting when !inKilometres && Most(sample, column, static text => Math.Abs(Number(text)) <= 180):
                return ColumnRole.Longitude;
            case ColumnRole.Northing when !inKilometres && Most(sample, column, static text => Math.Abs(Number(text)) <= 90):
                return ColumnRole.Latitude;
            default:
                return role;
        }
    }

    private static bool Most(IReadOnlyList<IReadOnlyList<string>> sample, int column, Func<string, bool> test)
    {
        int filled = 0, passed = 0;
        foreach (IReadOnlyList<string> row in sample)
        {
            if (column >= row.Count || string.IsNullOrWhiteSpace(row[column]) || BlankWords.Is(row[column]))
                continue;
            filled++;
            passed += test(row[column].Trim()) ? 1 : 0;
        }
        return filled > 0 && passed * 2 > filled;
    }

    /// <summary>What stands in a column of the first rows, without what is blank.</summary>
    private static List<string> Values(IReadOnlyList<IReadOnlyList<string>> sample, int column) =>
        [.. sample.Where(row => column < row.Count && !string.IsNullOrWhiteSpace(row[column]) && !BlankWords.Is(row[column])).Select(
            row => row[column].Trim())];

    private static bool IsPair(string text)
    {
        if (text.Length > LongestValue)
            return false;
        return PointText.Read(System.Text.Encoding.UTF8.GetBytes(text), out _, out _) is PositionForm.Degrees or PositionForm.Metres;
    }

    private static bool HasDecimalComma(string text) =>
        text.Length <= LongestValue && CoordinateNumber.TryAngle(System.Text.Encoding.UTF8.GetBytes(text), out _);

    private static bool IsPairInBritain(string text)
    {
        if (text.Length > LongestValue)
            return false;
        PositionForm form = PointText.Read(System.Text.Encoding.UTF8.GetBytes(text), out double x, out double y);
        return form == PositionForm.Degrees && NationalGrid.Domain.Contains(x, y);
    }

    private static bool IsGridReference(string text) => text.Length <= LongestValue && GridReference.TryParse(text, out _);

    private static bool LooksLikeData(string header) => header.Length <= LongestValue && (
        double.IsFinite(Number(header)) || header.StartsWith("column ", StringComparison.Ordinal)
        || DateTime.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
}
