using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>Which column of a file holds what? Decided once per file from the headers, the first rows and what the user said.</summary>
internal sealed class ColumnMap
{
    private readonly ColumnRole[] _roles;

    private ColumnMap(IReadOnlyList<string> headers, ColumnRole[] roles, string? fixedKind)
    {
        Headers = headers;
        _roles = roles;
        FixedKind = fixedKind;
    }

    /// <summary>The headers as the file spells them.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>The kind of every record of a file that holds one kind only (stop and search), else null.</summary>
    public string? FixedKind { get; }

    /// <summary>What each column means; index is the column.</summary>
    public ReadOnlySpan<ColumnRole> Roles => _roles;

    /// <summary>Does any column say where?</summary>
    public bool HasPosition =>
        (Has(ColumnRole.Longitude) && Has(ColumnRole.Latitude)) || (Has(ColumnRole.Easting) && Has(ColumnRole.Northing))
        || Has(ColumnRole.GridReference) || Has(ColumnRole.LatLong);

    /// <summary>The column with a role, or −1.</summary>
    public int IndexOf(ColumnRole role) => role == ColumnRole.Attribute ? -1 : Array.IndexOf(_roles, role);

    /// <summary>How each column was read, for the report.</summary>
    public IReadOnlyList<ColumnReading> Readings() => [.. Headers.Select((h, i) => new ColumnReading(h, _roles[i]))];

    /// <summary>Decides the meaning of each column.</summary>
    /// <param name="headers">As the file spells them.</param>
    /// <param name="sample">The first rows.</param>
    /// <param name="choices">What the user said, by role; wins over everything.</param>
    /// <exception cref="UnreadableFileException">The first line holds data instead of names.</exception>
    public static ColumnMap Decide(
        IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample, IReadOnlyDictionary<ColumnRole, string> choices)
    {
        var roles = new ColumnRole[headers.Count];
        var priorities = new int[headers.Count];
        Array.Fill(priorities, int.MaxValue);
        bool isStopAndSearch = IsStopAndSearch(headers);
        for (int i = 0; i < headers.Count; i++)
        {
            ColumnRole role = Refine(ColumnNames.RoleOf(headers[i], out int priority), headers[i], i, sample);
            if (isStopAndSearch && role == ColumnRole.Kind)
                role = ColumnRole.Attribute;
            Claim(roles, priorities, i, role, priority);
        }
        foreach ((ColumnRole role, string header) in choices)
        {
            int column = FindHeader(headers, header);
            if (column < 0)
                continue;
            for (int i = 0; i < roles.Length; i++)
            {
                if (roles[i] == role)
                    roles[i] = ColumnRole.Attribute;
            }
            roles[column] = role;
        }
        if (headers.Count > 1 && roles.All(static r => r == ColumnRole.Attribute) && headers.All(LooksLikeData))
            throw new UnreadableFileException("The first line holds data instead of column names: add a first line that names the columns.");
        return new ColumnMap(headers, roles, isStopAndSearch ? IncidentKind.StopAndSearch : null);
    }

    /// <summary>The column with a header, matched exactly first, then without case and punctuation; −1 if there is none.</summary>
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
        return -1;
    }

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
    private static ColumnRole Refine(ColumnRole role, string header, int column, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        switch (role)
        {
            case ColumnRole.Street when ColumnNames.Normalise(header) == "location" && Most(sample, column, IsPair):
                return ColumnRole.LatLong;
            case ColumnRole.Street when Most(sample, column, IsGridReference):
                return ColumnRole.GridReference;
            case ColumnRole.LatLong when !Most(sample, column, IsPair):
                return Most(sample, column, IsGridReference) ? ColumnRole.GridReference : ColumnRole.Attribute;
            case ColumnRole.Time when ColumnNames.Normalise(header) == "time" && Most(sample, column, IsClock):
                return ColumnRole.Clock;
            case ColumnRole.Clock when !Most(sample, column, IsClock):
                return Most(sample, column, static text => text.Length >= 7) ? ColumnRole.Time : ColumnRole.Attribute;
            // "x" and "y" hold degrees in many files: metres on the grid are never that small.
            case ColumnRole.Easting when Most(sample, column, static text => Math.Abs(Number(text)) <= 180):
                return ColumnRole.Longitude;
            case ColumnRole.Northing when Most(sample, column, static text => Math.Abs(Number(text)) <= 90):
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
            if (column >= row.Count || string.IsNullOrWhiteSpace(row[column]))
                continue;
            filled++;
            passed += test(row[column].Trim()) ? 1 : 0;
        }
        return filled > 0 && passed * 2 > filled;
    }

    private static bool IsPair(string text)
    {
        string[] parts = text.Trim('(', ')', '[', ']').Split(',');
        return parts.Length == 2 && double.IsFinite(Number(parts[0])) && double.IsFinite(Number(parts[1]));
    }

    private static bool IsGridReference(string text) => Geography.GridReference.TryParse(text, out _);

    private static bool IsClock(string text) =>
        text.Length is >= 4 and <= 8 && text.Contains(':', StringComparison.Ordinal) && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static bool LooksLikeData(string header) =>
        double.IsFinite(Number(header)) || header.StartsWith("column ", StringComparison.Ordinal)
        || DateTime.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
}
