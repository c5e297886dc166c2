using Hotspots.Core.Files;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Times;

/// <summary>Files of nothing but times, read in 2026.</summary>
internal static class TimeRows
{
    private const string Position = "1.155198,51.789453";

    /// <summary>Reads a CSV of these columns, to which a position is added.</summary>
    public static ReadResult Read(string headers, IEnumerable<string> rows, DateOrder? dates = null, params (string Name, string Header)[] columns)
    {
        using var folder = new TemporaryFolder();
        string text = $"longitude,latitude,{headers}\n" + string.Concat(rows.Select(static row => $"{Position},{row}\n"));
        return ReadFile(folder.Write("times.csv", text), dates, columns);
    }

    public static ReadResult ReadFile(string path, DateOrder? dates = null, params (string Name, string Header)[] columns) =>
        IncidentFiles.Read([path], new ReadOptions
        {
            Columns = columns.ToDictionary(static c => c.Name, static c => c.Header),
            Dates = dates,
            Clock = new FixedClock(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero)),
        });

    /// <summary>The times of the placed rows.</summary>
    public static string[] Times(ReadResult read) => [.. Enumerable.Range(0, read.Placed.Count).Select(i => LondonTime.ToIso(read.Placed.Times[i]))];

    /// <summary>The notes that begin with the file's name, without it.</summary>
    public static string[] Notes(ReadResult read)
    {
        string name = read.Report.Files[0].Name + ": ";
        return [.. read.Report.Notes.Where(note => note.StartsWith(name, StringComparison.Ordinal)).Select(note => note[name.Length..])];
    }
}
