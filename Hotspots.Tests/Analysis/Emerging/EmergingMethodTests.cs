using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Emerging;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Analysis.Emerging;

public sealed class EmergingMethodTests
{
    private const long Day = 86_400;

    /// <summary>2024-01-01.</summary>
    private const long First = 19_723;

    private static readonly Geometry Square = new GeometryFactory().ToGeometry(new Envelope(300_000, 303_000, 200_000, 203_000));

    /// <summary>Crowds that are hot in all steps, in the last only, in all but the last, and nowhere.</summary>
    [Fact]
    public void Crowds_have_the_pattern_of_their_steps()
    {
        var made = new Made(3);
        for (int step = 0; step < 12; step++)
        {
            made.Crowd(step, 12, 300_500, 200_500);
            if (step == 11)
                made.Crowd(step, 14, 302_500, 202_500);
            if (step < 11)
                made.Crowd(step, 12, 300_500, 202_500);
            made.Even(step, 25);
        }
        EmergingCells cells = Run(made.Input(12 * 28), out CellFindings found);
        Assert.Equal("persistent hot", At(found, cells, 300_500, 200_500));
        Assert.Equal("new hot", At(found, cells, 302_500, 202_500));
        Assert.Equal("historical hot", At(found, cells, 300_500, 202_500));
        Assert.Equal("none", At(found, cells, 302_500, 200_500));
        Assert.Equal(made.Count, cells.Counts.Sum());
    }

    /// <summary>An unfinished step is none: with eleven steps and some days the days come off the beginning.</summary>
    [Theory]
    [InlineData(11 * 28, 11, 0)]
    [InlineData(11 * 28 + 27, 11, 27)]
    public void Steps_are_whole_and_end_with_the_last_day(int days, int steps, int begins)
    {
        var made = new Made(5);
        for (int i = 0; i < 400; i++)
            made.EvenOn(i % days);
        EmergingCells cells = Run(made.Input(days), out _);
        Assert.Equal(steps, cells.Steps.Length);
        Assert.Equal(First + begins, cells.Steps[0]);
        Assert.Equal(made.Days.Count(day => day >= begins), cells.Counts.Sum());
    }

    [Fact]
    public void Months_are_calendar_months_where_only_they_are_known()
    {
        var times = new List<IncidentTime>();
        var random = new SeededRandom(7);
        double[] east = new double[240], north = new double[240];
        for (int i = 0; i < 240; i++)
        {
            (east[i], north[i]) = (300_000 + 3000 * random.NextDouble(), 200_000 + 3000 * random.NextDouble());
            times.Add(Support.TestRows.Month(2024, i % 12 + 1));
        }
        AnalysisInput input = AnalysisInput.Of(new PointSet(east, north)) with { Times = TimeColumn.From([.. times]), Window = Square };
        MethodFindings found = AnalysisCatalog.Find("emerging").Run(input, new Dictionary<string, double>(), null, CancellationToken.None);
        Assert.Equal(("step", "month"), (found.Parameters[0].Name, found.Parameters[0].Choice));
        Assert.Equal(12, found.Cells!.Emerging!.Steps.Length);
        Assert.Contains("The time is cut into 12 calendar months, 1 January 2024 to 31 December 2024.", found.Notes);
    }

    [Fact]
    public void Too_few_steps_are_told_with_the_reason_and_no_cell_is_tested()
    {
        var made = new Made(9);
        for (int i = 0; i < 200; i++)
            made.EvenOn(i % 200);
        MethodFindings found = AnalysisCatalog.Find("emerging").Run(made.Input(200), new Dictionary<string, double>(), null, CancellationToken.None);
        Assert.Null(found.Cells);
        Assert.Equal(["what is new or lasting needs 10 whole steps of 28 days at least, and there are 7: give files of a longer time."], found.Notes);
    }

    /// <summary>The z of each cell and step is Gi* of the cube, one by one from its definition.</summary>
    [Fact]
    public void The_last_step_is_Gi_star_against_the_entire_cube()
    {
        var made = new Made(11);
        for (int i = 0; i < 600; i++)
            made.EvenOn((int)(10 * 28 * Math.Sqrt(made.Random.NextDouble())));
        EmergingCells cells = Run(made.Input(10 * 28), out CellFindings found);
        int n = found.Cells.Length, steps = cells.Steps.Length;
        double mean = cells.Counts.Average(), deviation = Math.Sqrt(cells.Counts.Average(value => (value - mean) * (value - mean)));
        Span<int> near = stackalloc int[8];
        for (int row = 0; row < n; row++)
        {
            int count = found.Grid.Neighbours(found.Cells[row], near);
            int[] around = [found.Cells[row], .. near[..count]];
            int[] rows = [.. around.Select(cell => Array.IndexOf(found.Cells, cell)).Where(static at => at >= 0)];
            double sum = rows.Sum(at => cells.Counts[at * steps + steps - 1]), w = rows.Length, all = n * steps;
            double z = (sum - mean * w) / (deviation * Math.Sqrt((all * w - w * w) / (all - 1)));
            Assert.Equal(z, found.Statistics.Z[row], 1e-9);
        }
    }

    /// <summary>Scattered in place and time: the trend test keeps its level, and nothing is hot.</summary>
    [Theory]
    [InlineData(400)]
    [InlineData(4000)]
    public void Where_there_is_nothing_trends_keep_their_level_and_nothing_is_hot(int count)
    {
        int cells = 0, trends = 0, hot = 0;
        for (int set = 0; set < 6; set++)
        {
            var scattered = new Made((ulong)(count + set));
            for (int i = 0; i < count; i++)
                scattered.EvenOn(scattered.Random.NextInt32(13 * 28));
            EmergingCells found = Run(scattered.Input(13 * 28), out _);
            cells += found.TrendP.Length;
            trends += found.TrendP.Count(static p => p <= 0.05);
            hot += found.HotSteps.Sum() + found.ColdSteps.Sum() > 0 ? 1 : 0;
        }
        // Neighbours share incidents: of some 2,500 cells no more than 7 % for certain.
        Assert.InRange(trends, 0, 0.07 * cells);
        Assert.InRange(hot, 0, 2);
    }

    private static EmergingCells Run(AnalysisInput input, out CellFindings found)
    {
        found = AnalysisCatalog.Find("emerging").Run(input, new Dictionary<string, double>(), null, CancellationToken.None).Cells!;
        return found.Emerging!;
    }

    private static string At(CellFindings found, EmergingCells cells, double easting, double northing) =>
        cells.Classes[Array.IndexOf(found.Cells, found.Grid.CellAt(easting, northing))].ToString();

    private sealed class Made(ulong seed)
    {
        private readonly List<(double East, double North, int Day)> _rows = [];

        public SeededRandom Random { get; } = new(seed);

        public int Count => _rows.Count;

        public IEnumerable<int> Days => _rows.Select(static row => row.Day);

        public void Crowd(int step, int count, double east, double north)
        {
            for (int i = 0; i < count; i++)
                _rows.Add((east + 40 * Random.NextDouble() - 20, north + 40 * Random.NextDouble() - 20, 28 * step + Random.NextInt32(28)));
        }

        public void Even(int step, int count)
        {
            for (int i = 0; i < count; i++)
                EvenOn(28 * step + Random.NextInt32(28));
        }

        public void EvenOn(int day) => _rows.Add((300_000 + 3000 * Random.NextDouble(), 200_000 + 3000 * Random.NextDouble(), day));

        public AnalysisInput Input(int days) => new()
        {
            Points = new PointSet([.. _rows.Select(static r => r.East)], [.. _rows.Select(static r => r.North)]),
            Times = TimeColumn.From([.. _rows.Select(static r => Noon(r.Day))]),
            Period = new StudyPeriod(LondonTime.ToUtcSeconds(First * Day), LondonTime.ToUtcSeconds((First + days) * Day)),
            Window = Square,
        };

        private static IncidentTime Noon(int day) => new(LondonTime.ToUtcSeconds((First + day) * Day + Day / 2), 60, TimePrecision.Minute);
    }
}
