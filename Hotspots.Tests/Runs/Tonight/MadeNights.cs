using System.Globalization;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Tonight;

/// <summary>Incidents made for tests of shifts and of change: two places in Clacton-on-Sea, a few hundred metres apart.</summary>
/// <param name="times">The columns of time.</param>
internal sealed class MadeNights(string times = "time")
{
    private readonly StringBuilder _text = new($"kind,{times},easting,northing\n");
    private int _rows;

    /// <summary>The last day of the data.</summary>
    public static DateTime Last { get; } = new(2026, 6, 30);

    /// <summary>The file.</summary>
    public string Csv => _text.ToString();

    /// <summary>Adds one incident.</summary>
    /// <param name="place">0 for the pier, 1 for the station.</param>
    /// <param name="daysBack">0 on the last day.</param>
    /// <param name="clock">"23:10"; null where only the day is known.</param>
    public MadeNights Add(int place, int daysBack, string? clock)
    {
        string day = Last.AddDays(-daysBack).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Row(place, clock is null ? day : $"{day}T{clock}");
    }

    /// <summary>Adds one known as it is written.</summary>
    public MadeNights Row(int place, string time)
    {
        // A little apart, so that a place has ground.
        int step = _rows++ % 9;
        int easting = (place == 0 ? 617_400 : 618_000) + 7 * (step % 3), northing = (place == 0 ? 214_900 : 215_400) + 7 * (step / 3);
        _text.Append(CultureInfo.InvariantCulture, $"tip,{time},{easting},{northing}\n");
        return this;
    }

    /// <summary>A quiet afternoon each day for a year, so that the data are whole.</summary>
    public MadeNights WithAfternoons(int days = 365)
    {
        for (int day = 0; day < days; day++)
            Add(day % 2, day, "14:30");
        return this;
    }

    /// <summary>The run of the file.</summary>
    public RunResult Run(RunRequest? request = null)
    {
        using var folder = new TemporaryFolder();
        folder.Write("made.csv", Csv);
        ReadResult read = IncidentFiles.Read([folder.PathOf("made.csv")], ReadOptions.Default);
        return HotspotRun.Execute(request ?? Request, read, new FixedClock(Noon), null, CancellationToken.None);
    }

    /// <summary>All of it.</summary>
    public static RunRequest Request { get; } = new() { Files = [] };

    /// <summary>Noon on the day after the last.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 7, 1, 11, 0, 0, TimeSpan.Zero);
}
