using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Files;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Changes;

/// <summary>Simulated point process in time: incidents of one town over some years, laid by chance that is known, and kept in memory.</summary>
internal sealed class MadeUpStream
{
    private const double Sigma = 40, Margin = 300, Fortnight = 14;
    private const int Crowds = 6;
    private const long Day = 86_400;

    /// <summary>2024-01-01T00:00:00Z.</summary>
    private const long Begin = 1_704_067_200;

    /// <summary>Of Friday and Saturday, where the others have 1: about half of the week.</summary>
    private const double Weekend = 2.5;

    private static readonly double Side = MadeUpIncidents.Side;

    private readonly List<(double Easting, double Northing, double Day)> _rows = [];
    private readonly SeededRandom _random;
    private readonly double _days;
    private readonly double _season;

    /// <summary>An empty town, the first in Mold.</summary>
    /// <param name="random">Chance.</param>
    /// <param name="years">1 is 2024, 2 is 2024 and 2025.</param>
    /// <param name="season">Swing of the year about its mean, 0 to 1; the peak is in August.</param>
    public MadeUpStream(SeededRandom random, int years = 1, double season = 0)
    {
        (_random, _days, _season) = (random, years == 1 ? 366 : 731, season);
    }

    /// <summary>Its south-western corner.</summary>
    public GridPoint Corner { get; init; } = MadeUpIncidents.Corner;

    /// <summary>Do Fridays and Saturdays have more than the other days? Repeats within a fortnight fall on the same weekday then.</summary>
    public bool HasRhythm { get; init; }

    /// <summary>Do all repeats fall on the day of the first, as those of one raid do?</summary>
    public bool IsOneDay { get; init; }

    /// <summary>Takes the incidents of another town into the file.</summary>
    public MadeUpStream With(MadeUpStream other)
    {
        _rows.AddRange(other._rows);
        return this;
    }

    /// <summary>Six crowds in the same places all the time, and a fifth anywhere; one by one.</summary>
    /// <param name="count">Incidents.</param>
    public MadeUpStream AddSteady(int count)
    {
        for (int crowd = 0; crowd < Crowds; crowd++)
            AddCrowd(count * 4 / 5 / Crowds);
        for (int i = 0; i < count / 5; i++)
            Add(Anywhere(), Time());
        return this;
    }

    /// <summary>A crowd somewhere in the middle.</summary>
    /// <param name="count">Incidents.</param>
    /// <param name="most">Repeats at most of each within a fortnight, which count among them; 0 for one by one.</param>
    public MadeUpStream AddCrowd(int count, int most = 0)
    {
        double easting = Corner.Easting + Margin + (Side - 2 * Margin) * _random.NextDouble();
        double northing = Corner.Northing + Margin + (Side - 2 * Margin) * _random.NextDouble();
        AddBursts(count, most, () => new GridPoint(easting + Sigma * Normal(), northing + Sigma * Normal()), Time);
        return this;
    }

    /// <summary>Bursts anywhere: parents at any time, each with so many repeats at most at its address within a fortnight.</summary>
    public MadeUpStream AddBursts(int count, int most = 10)
    {
        AddBursts(count, most, Anywhere, Time);
        return this;
    }

    /// <summary>A crowd at the northern edge that doubles in the middle of the year.</summary>
    /// <param name="before">Incidents of its first half.</param>
    /// <param name="most">As in <see cref="AddCrowd"/>.</param>
    public MadeUpStream AddDoubling(int before, int most)
    {
        var centre = new GridPoint(Corner.Easting + Side * _random.NextDouble(), Corner.Northing + Side + Margin);
        double half = _days / 2;
        AddBursts(before, most, Near, () => half * _random.NextDouble());
        AddBursts(2 * before, most, Near, () => half + half * _random.NextDouble());
        return this;

        GridPoint Near() => new(centre.Easting + Sigma * Normal(), centre.Northing + Sigma * Normal());
    }

    /// <summary>What reading a file of them would give.</summary>
    /// <param name="like">What a file of one incident gave: its report is taken over.</param>
    /// <param name="monthsKnown">Are only months known?</param>
    public ReadResult Read(ReadResult like, bool monthsKnown = false)
    {
        IncidentTime[] times =
        [
            .. _rows.Select(row => monthsKnown ? MonthOf(row.Day) : MinuteOf(row.Day)),
        ];
        return Read(like, times, new PointSet([.. _rows.Select(static r => r.Easting)], [.. _rows.Select(static r => r.Northing)]));
    }

    /// <summary>What reading a file of incidents at such times and places would give.</summary>
    public static ReadResult Read(ReadResult like, IncidentTime[] times, PointSet points)
    {
        int count = times.Length;
        string[] names = [.. Enumerable.Repeat("tip", count)];
        var placed = new IncidentTable
        {
            Kinds = CodedTextColumn.From(names),
            Times = TimeColumn.From(times),
            Ids = PackedTextColumn.From(Enumerable.Repeat("", count)),
            SourceFiles = new ushort[count],
            SourceLines = new int[count],
            Columns = [],
            Items = [],
            Points = points,
        };
        return like with { Placed = placed };
    }

    /// <summary>What a file of one incident gives.</summary>
    public static ReadResult One()
    {
        string path = Path.Combine(Path.GetTempPath(), $"hotspots-one-{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, "id,kind,time,easting,northing\nM0,tip,2024-01-01T12:00,323500,363500\n");
        try
        {
            return IncidentFiles.Read([path], new ReadOptions());
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A minute.</summary>
    /// <param name="day">Days since 2024-01-01T00:00Z.</param>
    public static IncidentTime MinuteOf(double day) => new(Begin + (long)(day * Day), 60, TimePrecision.Minute);

    /// <summary>A month of which the day is not known.</summary>
    /// <param name="day">A day of it, since 2024-01-01.</param>
    public static IncidentTime MonthOf(double day)
    {
        DateTime at = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day), first = new(at.Year, at.Month, 1);
        long from = Clock(first), until = Clock(first.AddMonths(1));
        return new IncidentTime(from, (uint)(until - from), TimePrecision.Month);
    }

    private static long Clock(DateTime at) => LondonTime.ToUtcSeconds((long)(at - DateTime.UnixEpoch).TotalSeconds);

    private void AddBursts(int count, int most, Func<GridPoint> place, Func<double> time)
    {
        for (int made = 0; made < count;)
        {
            GridPoint at = place();
            double day = time(), last = day < _days / 2 ? _days / 2 : _days;
            int size = 1 + (most > 0 ? _random.NextInt32(most + 1) : 0);
            for (int left = size; left > 0 && made < count; left--, made++)
                Add(at, size == 1 || IsOneDay ? day : Math.Min(last, day + Fortnight) - Repeated(_random.NextDouble()));
        }
    }

    // How long before its end a repeat lies in its fortnight, days.
    private double Repeated(double share) => HasRhythm ? share < 0.5 ? 7 : Fortnight : Fortnight * share;

    private void Add(GridPoint at, double day) => _rows.Add((at.Easting, at.Northing, Math.Clamp(day, 0, _days - 0.001)));

    private GridPoint Anywhere() => new(Corner.Easting + Side * _random.NextDouble(), Corner.Northing + Side * _random.NextDouble());

    private double Time()
    {
        const double Year = 365.25, Peak = 220;
        while (true)
        {
            double day = _days * _random.NextDouble();
            if (_random.NextDouble() * (1 + _season) > 1 + _season * Math.Cos(Math.Tau * (day - Peak) / Year))
                continue;
            // 1 January 2024 was a Monday.
            if (!HasRhythm || (int)day % 7 is 4 or 5 || _random.NextDouble() * Weekend <= 1)
                return day;
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(Math.Tau * _random.NextDouble());
}
