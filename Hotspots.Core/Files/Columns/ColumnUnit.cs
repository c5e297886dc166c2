using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Columns;

/// <summary>Units and systems named in a header of coordinates: "Easting (m)", "Longitude [deg]", "lat_wgs84", "X (BNG)".</summary>
internal static class ColumnUnit
{
    /// <summary>A column with a unit yields to one without.</summary>
    private const int Later = 1_000;

    private static readonly string[] Units =
    [
        "kilometres", "kilometers", "metres", "meters", "degrees", "decimal", "osgb36", "epsg4326", "epsg27700", "irishgrid", "wgs84", "27700",
        "osgb", "kms", "deg",
        "dms", "bng", "itm", "gps", "km", "dd", "m",
    ];

    /// <summary>What a header means without the unit at its end; of positions only.</summary>
    /// <param name="header">As the file spells it.</param>
    /// <param name="byName">What plain names mean.</param>
    /// <param name="priority">Smaller wins where two columns of a file mean the same.</param>
    public static ColumnRole RoleWithout(string header, IReadOnlyDictionary<string, (ColumnRole Role, int Priority)> byName, out int priority)
    {
        priority = int.MaxValue;
        int bracket = header.IndexOfAny(['(', '[']);
        if (bracket > 0 && IsPosition(ColumnNames.Normalise(header[..bracket]), byName, out ColumnRole role, ref priority))
            return role;
        string plain = ColumnNames.Normalise(header);
        foreach (string unit in Units)
        {
            // "latm" is no word that anybody writes: one letter must stand apart.
            bool apart = unit.Length > 1 || header.EndsWith(" " + unit, StringComparison.OrdinalIgnoreCase)
                || header.EndsWith("_" + unit, StringComparison.OrdinalIgnoreCase);
            if (apart && plain.EndsWith(unit, StringComparison.Ordinal) && IsPosition(plain[..^unit.Length], byName, out role, ref priority))
                return role;
        }
        return ColumnRole.Attribute;
    }

    private static bool IsPosition(
        string name, IReadOnlyDictionary<string, (ColumnRole Role, int Priority)> byName, out ColumnRole role, ref int priority)
    {
        role = ColumnRole.Attribute;
        if (!byName.TryGetValue(name, out (ColumnRole Role, int Priority) entry)
            || entry.Role is not (ColumnRole.Longitude or ColumnRole.Latitude or ColumnRole.Easting or ColumnRole.Northing or ColumnRole.GridReference or ColumnRole.LatLong))
        {
            return false;
        }
        role = entry.Role;
        priority = entry.Priority + Later;
        return true;
    }
}
