using Hotspots.Core.Analysis.Recurrence;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Analysis.Clustering;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Recurrence;

/// <summary>Incidents of 2024 made for a test, each with a position and a day.</summary>
internal sealed class MadeYear
{
    public const int Days = 366;
    public const double Side = 1500;
    public const double Reach = 120;

    public static readonly WorkSharing Alone = WorkSharing.Alone(CancellationToken.None);

    public List<(double East, double North, int Day)> Rows { get; init; } = [];

    public PointSet Points => new([.. Rows.Select(static r => r.East)], [.. Rows.Select(static r => r.North)]);

    public TimeColumn ByDay => TimeColumn.From([.. Rows.Select(static r => OnDay(r.Day))]);

    public TimeColumn ByMonth => TimeColumn.From([.. Rows.Select(static r => InMonthOf(r.Day))]);

    public static MadeYear Even(ulong seed, int count, double side = Side)
    {
        var random = new SeededRandom(seed);
        var made = new MadeYear();
        for (int i = 0; i < count; i++)
            made.Rows.Add((side * random.NextDouble(), side * random.NextDouble(), random.NextInt32(Days)));
        return made;
    }

    /// <summary>Batches: parents anywhere at any time, each with up to ten repeats at its address within a fortnight and none later.</summary>
    public static MadeYear Batches(ulong seed, int count)
    {
        const int Fortnight = 14;
        var random = new SeededRandom(seed);
        var made = new MadeYear();
        while (made.Rows.Count < count)
        {
            (double east, double north, int day) = (Side * random.NextDouble(), Side * random.NextDouble(), random.NextInt32(Days - Fortnight));
            for (int left = 1 + random.NextInt32(11); left > 0 && made.Rows.Count < count; left--)
                made.Rows.Add((east, north, day + random.NextInt32(Fortnight)));
        }
        return made;
    }

    /// <summary>Adds a crowd on the days from one to another and gives its members.</summary>
    public int[] AddCrowd(ulong seed, int count, (double East, double North) middle, int firstDay = 0, int lastDay = Days - 1, double sigma = 25)
    {
        var random = new SeededRandom(seed);
        int first = Rows.Count;
        for (int i = 0; i < count; i++)
            Rows.Add(
                (middle.East + sigma * Normal(random), middle.North + sigma * Normal(random), firstDay + random.NextInt32(lastDay - firstDay + 1)));
        return [.. Enumerable.Range(first, count)];
    }

    /// <summary>Half the square root, as DBSCAN's rule has it, never below five.</summary>
    public static int MinPoints(int events) => Math.Max(5, (int)Math.Round(Math.Sqrt(events) / 2, MidpointRounding.AwayFromZero));

    /// <summary>The places that DBSCAN, read off its definition, finds in all of them.</summary>
    public int[][] Places(double reach = Reach)
    {
        int[] labels = BruteForceDbscan.Run([.. Rows.Select(static r => (r.East, r.North))], reach, MinPoints(Rows.Count)).Labels;
        return [
            .. Enumerable.Range(0, labels.Max() + 1).Select(place => Enumerable.Range(0, labels.Length).Where(i => labels[i] == place).ToArray())];
    }

    /// <summary>The place that holds most of a crowd.</summary>
    public static int PlaceOf(int[][] places, int[] crowd) => Enumerable.Range(0, places.Length).MaxBy(p => places[p].Count(crowd.Contains));

    public RecurrenceFindings Ask(IReadOnlyList<int[]> places, bool monthsKnown = false, PointSet? exposure = null, WorkSharing? workers = null) =>
        PlaceRecurrence.Of(
            new RecurrenceQuestion(Points, monthsKnown ? ByMonth : ByDay, places, Reach, MinPoints) { Exposure = exposure },
            new RecurrenceOptions(),
            workers ?? Alone);

    public static IncidentTime OnDay(int day)
    {
        DateTime date = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day);
        return TestRows.Day(date.Year, date.Month, date.Day);
    }

    public static IncidentTime InMonthOf(int day)
    {
        DateTime date = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day);
        return TestRows.Month(date.Year, date.Month);
    }

    public static double Normal(SeededRandom random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
