using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Files.Harm;
using Hotspots.Core.Model.Releases;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Files.Counts;

/// <summary>Reading of somebody's layer of counts: GeoJSON, or CSV with a row a count, or with a row a place and a column a period.</summary>
internal static class CountFile
{
    private static readonly string[] CountNames =
        ["count", "counts", "incidents", "crimes", "offences", "number", "value", "n", "records", "total", "freq", "frequency"];

    private static readonly string[] PlaceNames =
    [
        "cell", "zone", "place", "area", "ward", "lsoa", "lsoacode", "lsoaname", "lsoa11cd", "lsoa21cd", "lsoa11nm", "lsoa21nm", "msoa", "msoa11cd",
        "msoa21cd", "district", "town", "gridref", "gridreference", "geography", "name", "code", "id",
    ];

    private static readonly string[] PeriodNames = ["month", "period", "quarter", "year", "date", "time", "category", "kind", "crimetype", "type"];

    /// <summary>Reads one.</summary>
    /// <exception cref="ArgumentException">It cannot be read, or no counts are found in it; says what to change.</exception>
    public static CountSheet Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            byte[] bytes = InputBytes.Read(path);
            ReadOnlySpan<byte> text = bytes.AsSpan().TrimStart("\uFEFF \t\r\n"u8);
            return text.Length > 0 && text[0] is (byte)'{' or (byte)'[' ? OfGeoJson(name, bytes) : OfTable(name, TableRows.Read(bytes, name)[0]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException or JsonException)
        {
            throw new ArgumentException($"The layer {path} cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static CountSheet OfGeoJson(string name, byte[] bytes)
    {
        Geometry[] shapes = BoundaryReader.ReadEach(new MemoryStream(bytes, writable: false));
        using JsonDocument document = JsonDocument.Parse(bytes);
        Dictionary<string, string>[] rows =
        [
            .. document.RootElement.GetProperty("features").EnumerateArray().Select(static feature =>
                feature.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object
                    ? properties.EnumerateObject().GroupBy(static one => Plain(one.Name)).ToDictionary(
                        static one => one.Key, static one => TextOf(one.First().Value), StringComparer.Ordinal)
                    : []),
        ];
        HashSet<string> headers = [.. rows.SelectMany(static row => row.Keys)];
        string count = CountNames.FirstOrDefault(headers.Contains) ?? throw Unknown(name, headers);
        string? place = PlaceNames.FirstOrDefault(headers.Contains), period = PeriodNames.FirstOrDefault(headers.Contains);
        var counts = new List<SheetCount>();
        var ground = new Dictionary<string, Geometry>(StringComparer.Ordinal);
        var nameOf = new Dictionary<Geometry, string>();
        for (int i = 0; i < rows.Length; i++)
        {
            string at = place is not null && rows[i].GetValueOrDefault(place) is { Length: > 0 } told ? told
                : nameOf.GetValueOrDefault(shapes[i]) ?? string.Create(CultureInfo.InvariantCulture, $"feature {i + 1}");
            nameOf.TryAdd(shapes[i], at);
            ground.TryAdd(at, shapes[i]);
            if (!ground[at].EqualsExact(shapes[i]) && !ground[at].EqualsTopologically(shapes[i]))
                throw new ArgumentException($"In {name} the place {at} has two different shapes: give each place a name of its own.");
            counts.Add(CountOf(name, i + 1, "feature", at, period is null ? "" : rows[i].GetValueOrDefault(period) ?? "",
                rows[i].GetValueOrDefault(count) ?? ""));
        }
        return new CountSheet(
            name, counts, ground, true,
            $"{name}: {count} of {ground.Count} places by {place ?? "shape"}{(period is null ? "" : " and by " + period)}.");
    }

    private static CountSheet OfTable(string name, TableRow[] rows)
    {
        TableRow[] filled = [.. rows.Where(static row => row.Cells.Any(static cell => cell.Length > 0))];
        if (filled.Length < 2)
            throw new ArgumentException($"The layer {name} has no rows of counts: give a line of column names, and lines with counts below it.");
        string[] headers = Array.ConvertAll(filled[0].Cells, Plain);
        int count = Find(headers, CountNames), place = Find(headers, PlaceNames), period = Find(headers, PeriodNames);
        // A first column of names and nothing but counts behind it is a table of places by periods, whatever its columns are called.
        bool isCross = headers.Length > 2 && filled[1..].All(row =>
            Enumerable.Range(1, headers.Length - 1).All(column => CountText.Read(row[column]) is not null));
        if (isCross && !(count > 0 && place >= 0 && period >= 0))
            return Cross(name, filled);
        if (count < 0 || (place < 0 && period < 0))
            throw Unknown(name, headers.Where(static header => header.Length > 0));
        SheetCount[] counts =
        [
            .. filled[1..].Select(row => CountOf(name, row.Line, "line", place < 0 ? "" : row[place], period < 0 ? "" : row[period], row[count])),
        ];
        return new CountSheet(
            name, counts, new Dictionary<string, Geometry>(), place >= 0,
            $"{name}: {filled[0].Cells[count]}{(place < 0 ? " of all places" : " by " + filled[0].Cells[place])}"
            + $"{(period < 0 ? "" : " and by " + filled[0].Cells[period])}.");
    }

    private static CountSheet Cross(string name, TableRow[] rows)
    {
        string[] columns = rows[0].Cells;
        var counts = new List<SheetCount>();
        foreach (TableRow row in rows[1..])
        {
            for (int column = 1; column < columns.Length; column++)
                counts.Add(CountOf(name, row.Line, "line", row[0], columns[column], row[column]));
        }
        return new CountSheet(
            name, counts, new Dictionary<string, Geometry>(), true,
            string.Create(CultureInfo.InvariantCulture, $"{name}: a table of {rows.Length - 1} rows and {columns.Length - 1} columns."));
    }

    private static SheetCount CountOf(string file, int at, string unit, string place, string period, string text)
    {
        if (CountText.Read(text) is not { } told)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{file}, {unit} {at}: \"{text}\" is no count: it must be a whole number, a range such as 1-4 or <5, or a sign for a hidden "
                    + $"count such as *."));
        }
        return new SheetCount(CountText.IsTotal(place) ? "" : place, CountText.IsTotal(period) ? "" : period, told.As, told.Least, told.Most);
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString() ?? "",
        _ => value.GetRawText(),
    };

    private static ArgumentException Unknown(string name, IEnumerable<string> headers) => new(
        $"No counts are found in {name}, which has {string.Join(", ", headers.Take(12))}: call the columns cell, month and count, or give a "
            + "table with "
            + "places down the side and periods along the top.");

    private static int Find(string[] headers, string[] names) =>
        names.Select(name => Array.IndexOf(headers, name)).FirstOrDefault(static column => column >= 0, -1);

    private static string Plain(string header) => new([.. header.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
