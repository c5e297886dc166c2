using System.Globalization;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Harm;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Runs.Attendance;

/// <summary>Place in a shift, as an earlier answer has it.</summary>
/// <param name="Day">The date on which the shift begins.</param>
/// <param name="Centre">Its centre, metres on the National Grid.</param>
/// <param name="Made">Visits that were made; null where the logs held no position in the shift.</param>
/// <param name="First">When the first began; unknown where there was none.</param>
/// <param name="Asked">Visits that were asked for.</param>
internal readonly record struct AttendedDay(DateOnly Day, GridPoint Centre, int? Made, IncidentTime First, int Asked);

/// <summary>Reader of the table that "hotspots attended" wrote.</summary>
internal static class AttendedFile
{
    private const int HeadBytes = 512;

    private const string Give = "give the attended.csv that \"hotspots attended\" writes, unchanged.";

    /// <summary>Is it such a table, by its first line?</summary>
    public static bool Is(string path)
    {
        if (!File.Exists(path))
            return false;
        using FileStream file = File.OpenRead(path);
        var head = new byte[HeadBytes];
        string text = Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        return text.TrimStart('\uFEFF').StartsWith("hotspot,area,place,day,", StringComparison.Ordinal);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="ArgumentException">It is no such table, or was changed; says what to give.</exception>
    public static IReadOnlyList<AttendedDay> Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            TableRow[] rows = TableRows.Read(InputBytes.Read(path), name)[0];
            if (rows.Length == 0)
                throw Changed(name);
            string[] header = [.. rows[0].Cells.Select(static cell => cell.TrimStart('\uFEFF'))];
            int day = Column("day"), asked = Column("asked"), made = Column("made"), first = Column("firstIn");
            int east = Column("easting"), north = Column("northing");
            return [.. rows.Skip(1).Where(static row => row.Cells.Any(static cell => cell.Length > 0)).Select(
                row => Day(row, day, asked, made, first, east, north, name))];

            int Column(string wanted) => Array.IndexOf(header, wanted) is >= 0 and int at ? at : throw Changed(name);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"{name} cannot be read: {problem.Message}", problem);
        }
    }

    private static AttendedDay Day(TableRow row, int day, int asked, int made, int first, int east, int north, string name)
    {
        bool isDay = DateOnly.TryParseExact(row[day], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        bool isPlace = TryNumber(row[east], out double easting) & TryNumber(row[north], out double northing);
        bool isAsked = int.TryParse(row[asked], NumberStyles.None, CultureInfo.InvariantCulture, out int wanted);
        int count = 0;
        bool isCount = row[made].Length == 0 || int.TryParse(row[made], NumberStyles.None, CultureInfo.InvariantCulture, out count);
        IncidentTime begins = IncidentTime.Unknown;
        bool isTime = row[first].Length == 0 || TimeParser.TryParse(Encoding.UTF8.GetBytes(row[first]), out begins);
        if (!isDay || !isPlace || !isAsked || !isCount || !isTime || (count > 0 && !begins.IsKnown))
            throw Changed(name);
        return new AttendedDay(date, new GridPoint(easting, northing), row[made].Length == 0 ? null : count, begins, wanted);
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static ArgumentException Changed(string name) => new($"{name} is not as it was written: {Give}");
}
