using System.Globalization;

namespace Hotspots.Sample;

/// <summary>An incident on its way to the file; a seizure has one row an item.</summary>
/// <remarks>Days since <see cref="Sheet.FirstDay"/> and minutes since midnight, on a London clock.</remarks>
internal sealed record Entry(Town Town, int Day, int Minute, List<string[]> Rows)
{
    /// <summary>Fields written of each row: a broken export may cut a line short.</summary>
    public int Width { get; init; } = Sheet.Columns;

    /// <summary>A broken export may forget the quotes round a comma, and the row has a field too many.</summary>
    public bool Quoted { get; init; } = true;

    /// <summary>One line of the file, without its end.</summary>
    public string Text(string[] row) => string.Join(',', row[..Width].Select(field => Quoted ? Sheet.Quote(field) : field));
}

/// <summary>The columns of the file and how their values are written.</summary>
internal static class Sheet
{
    public const int Id = 0, Kind = 1, Time = 2, Longitude = 3, Latitude = 4, GridReference = 5, TownName = 6, Street = 7, Operation = 8,
        Line = 9, Source = 10, Intelligence = 11, Handling = 12, Drug = 13, DrugClass = 14, Quantity = 15, Unit = 16, Cash = 17,
        Arrests = 18, Outcome = 19, Notes = 20, Columns = 21;

    public const string Header = "id,kind,time,longitude,latitude,gridref,town,street,operation,line,source,intelligence,handling," +
        "drug,class,quantity,unit,cash_gbp,arrests,outcome,notes";

    public const string Tip = "tip", Warrant = "warrant", Seizure = "seizure", Search = "stop and search";

    public static readonly DateOnly FirstDay = new(2024, 7, 1);

    /// <summary>Two years: the last is 2026-06-30.</summary>
    public const int Days = 730;

    public static string[] Row(string kind, string town, string street)
    {
        var row = new string[Columns];
        Array.Fill(row, "");
        (row[Kind], row[TownName], row[Street]) = (kind, town, street);
        return row;
    }

    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Decimal(double value, string form) => value.ToString(form, CultureInfo.InvariantCulture);

    public static string Moment(int day, int minute, string form) =>
        FirstDay.AddDays(day).ToDateTime(new TimeOnly(minute / 60, minute % 60)).ToString(form, CultureInfo.InvariantCulture);

    public static void Place(string[] row, double lon, double lat) =>
        (row[Longitude], row[Latitude]) = (Decimal(lon, "F6"), Decimal(lat, "F6"));

    /// <summary>The grid reference of the square that holds the position: two letters and so many digits each way.</summary>
    public static string Reference(Region region, double lon, double lat, int digits, bool spaced)
    {
        (double east, double north) = region.ToGrid(lon, lat);
        int size = digits == 3 ? 100 : 1;
        string form = digits == 3 ? "D3" : "D5", gap = spaced ? " " : "";
        int e = (int)east % 100000 / size, n = (int)north % 100000 / size;
        return region.Square + gap + e.ToString(form, CultureInfo.InvariantCulture) + gap + n.ToString(form, CultureInfo.InvariantCulture);
    }

    public static string Quote(string field) =>
        field.Contains(',', StringComparison.Ordinal) || field.Contains('"', StringComparison.Ordinal)
            ? '"' + field.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
            : field;
}
