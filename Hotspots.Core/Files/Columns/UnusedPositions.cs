using System.Globalization;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Columns;

/// <summary>Columns that hold coordinates and have no role. Which are they, and what would use them?</summary>
internal static class UnusedPositions
{
    private const int LongestValue = 100;

    /// <summary>One sentence for each pair or column, with the option that uses it.</summary>
    public static IReadOnlyList<string> Notes(ColumnMap map, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        string word = map.HasPosition ? "too, and are not used" : "and are not used";
        foreach ((ColumnRole first, ColumnRole second, string one, string other,
            string what) in (ReadOnlySpan<(ColumnRole, ColumnRole, string, string, string)>)
            [(ColumnRole.Longitude, ColumnRole.Latitude, "longitude", "latitude", "longitude and latitude"),
            (ColumnRole.Easting, ColumnRole.Northing, "easting", "northing", "easting and northing")])
        {
            int x = Find(map, sample, first, first == ColumnRole.Longitude ? IsLongitude : null);
            int y = Find(map, sample, second, second == ColumnRole.Latitude ? IsLatitude : null);
            if (x >= 0 && y >= 0)
                return [$"columns {x + 1} and {y + 1} (\"{map.Headers[x]}\", \"{map.Headers[y]}\") look like {what} {word}: "
                    + $"load it again with ⟨column {one}={Name(map, x)}⟩ ⟨column {other}={Name(map, y)}⟩ to use them."];
        }
        if (map.HasPosition)
            return [];
        int pair = Find(
            map, sample, ColumnRole.LatLong,
            static text => PointText.Read(System.Text.Encoding.UTF8.GetBytes(text), out _, out _) is PositionForm.Degrees or PositionForm.Metres);
        if (pair >= 0)
            return [$"column {pair + 1} (\"{map.Headers[pair]}\") looks like a position and is not used: "
                + $"load it again with ⟨column latlong={Name(map, pair)}⟩ to use it."];
        int reference = Find(map, sample, ColumnRole.GridReference, static text => text.Length >= 6 && GridReference.TryParse(text, out _));
        if (Find(map, sample, ColumnRole.RejectNote, IsThreeWords) is >= 0 and int words)
        {
            return [
                $"\"{map.Headers[words]}\" holds what3words addresses, which only that company's own service turns into positions: "
                    + "export the rows with coordinates or a postcode.",
            ];
        }
        return reference >= 0
            ? [$"column {reference + 1} (\"{map.Headers[reference]}\") looks like a grid reference and is not used: "
                + $"load it again with ⟨column gridref={Name(map, reference)}⟩ to use it."]
            : [];
    }

    /// <summary>The first column without a role that is named so, or holds what looks so, and that is not blank; −1 if there is none.</summary>
    private static int Find(ColumnMap map, IReadOnlyList<IReadOnlyList<string>> sample, ColumnRole role, Predicate<string>? looksSo)
    {
        for (int column = 0; column < map.Headers.Count; column++)
        {
            if (map.Roles[column] != ColumnRole.Attribute)
                continue;
            bool named = ColumnNames.RoleOf(map.Headers[column], out _) == role;
            int filled = 0, alike = 0;
            foreach (IReadOnlyList<string> row in sample)
            {
                if (column >= row.Count || string.IsNullOrWhiteSpace(row[column]) || row[column].Length > LongestValue)
                    continue;
                filled++;
                alike += named ? Number(row[column]) is null ? 0 : 1 : looksSo?.Invoke(row[column].Trim()) == true ? 1 : 0;
            }
            if (filled > 0 && alike == filled)
                return column;
        }
        return -1;
    }

    /// <summary>Is it "///filled.count.soap"?</summary>
    private static bool IsThreeWords(string text)
    {
        string[] words = text.TrimStart('/').Split('.');
        return words.Length == 3 && words.All(static word => word.Length is >= 4 and <= 20 && word.All(char.IsLetter));
    }

    // A number that may be anything becomes a coordinate by its decimals.
    private static bool IsLongitude(string text) => HasDecimals(text) && Number(text) is >= NationalGrid.Domain.West and <= NationalGrid.Domain.East;

    private static bool IsLatitude(string text) => HasDecimals(text) && Number(text) is >= NationalGrid.Domain.South and <= NationalGrid.Domain.North;

    private static bool HasDecimals(string text) =>
        text.Length - text.IndexOf('.', StringComparison.Ordinal) > 3 && text.Contains('.', StringComparison.Ordinal);

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    // A header that comes twice is named by its number.
    private static string Name(ColumnMap map, int column)
    {
        string header = map.Headers[column];
        if (map.Headers.Count(other => ColumnNames.Normalise(other) == ColumnNames.Normalise(header)) > 1)
            return string.Create(CultureInfo.InvariantCulture, $"#{column + 1}");
        return header.Contains(' ', StringComparison.Ordinal) ? $"\"{header}\"" : header;
    }
}
