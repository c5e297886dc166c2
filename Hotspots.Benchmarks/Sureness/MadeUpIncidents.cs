using System.Globalization;
using System.Text;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Sureness;

/// <summary>Simulated point patterns: incidents of a year in one town, laid by chance that is known.</summary>
internal sealed class MadeUpIncidents
{
    /// <summary>Days of the year in which incidents happen.</summary>
    public const int Days = 366;

    /// <summary>Side of the square that even sets fill, metres.</summary>
    public const double Side = 1500;

    /// <summary>South-western corner of the square: the built-up middle of Mold.</summary>
    public static readonly GridPoint Corner = new(323_050, 363_250);

    private readonly List<(double Easting, double Northing, double Day)> _rows = [];

    /// <summary>The town that every row names.</summary>
    public string Town { get; init; } = "Mold";

    /// <summary>How many incidents.</summary>
    public int Count => _rows.Count;

    /// <summary>Positions, metres.</summary>
    public PointSet Points => new([.. _rows.Select(static r => r.Easting)], [.. _rows.Select(static r => r.Northing)]);

    /// <summary>Adds an incident.</summary>
    /// <param name="easting">Metres.</param>
    /// <param name="northing">Metres.</param>
    /// <param name="day">Days since the year began, 0 to <see cref="Days"/>.</param>
    public void Add(double easting, double northing, double day) => _rows.Add((easting, northing, day));

    /// <summary>So many strewn evenly over the square and the year.</summary>
    public static MadeUpIncidents Even(SeededRandom random, int count)
    {
        var made = new MadeUpIncidents();
        for (int i = 0; i < count; i++)
            made.AddEven(random);
        return made;
    }

    /// <summary>The same, each moved to the nearest of map points that are strewn evenly too.</summary>
    /// <param name="random">Chance.</param>
    /// <param name="count">Incidents.</param>
    /// <param name="spacing">Metres; one map point a square of that side. Towns of data.police.uk have one in some 100 to 150 m.</param>
    public static MadeUpIncidents Snapped(SeededRandom random, int count, double spacing)
    {
        PointSet map = Even(random, (int)(Side * Side / (spacing * spacing))).Points;
        MadeUpIncidents even = Even(random, count), made = new();
        foreach ((double easting, double northing, double day) in even._rows)
        {
            int nearest = 0;
            for (int i = 1; i < map.Count; i++)
            {
                if (map[i].DistanceTo(new GridPoint(easting, northing)) < map[nearest].DistanceTo(new GridPoint(easting, northing)))
                    nearest = i;
            }
            made.Add(map.Eastings[nearest], map.Northings[nearest], day);
        }
        return made;
    }

    /// <summary>Batches: parents anywhere at any time, each with up to ten repeats at its address within a fortnight and none later.</summary>
    public static MadeUpIncidents Batches(SeededRandom random, int count)
    {
        const int Fortnight = 14, MostRepeats = 10;
        var made = new MadeUpIncidents();
        while (made.Count < count)
        {
            double easting = Corner.Easting + Side * random.NextDouble(), northing = Corner.Northing + Side * random.NextDouble();
            double day = (Days - Fortnight) * random.NextDouble();
            for (int left = 1 + random.NextInt32(MostRepeats + 1); left > 0 && made.Count < count; left--)
                made.Add(easting, northing, day + Fortnight * random.NextDouble());
        }
        return made;
    }

    /// <summary>So many drawn from positions, each as likely as any other, at times by chance.</summary>
    public static MadeUpIncidents From(SeededRandom random, PointSet positions, int count, double sigma = 0, string town = "Mold")
    {
        var made = new MadeUpIncidents { Town = town };
        for (int i = 0; i < count; i++)
        {
            GridPoint at = positions[random.NextInt32(positions.Count)];
            made.Add(at.Easting + sigma * Normal(random), at.Northing + sigma * Normal(random), Days * random.NextDouble());
        }
        return made;
    }

    /// <summary>Adds a crowd over the whole year, somewhere in the middle of the square.</summary>
    public void AddCrowd(SeededRandom random, int count, double sigma)
    {
        const double Margin = 300;
        double easting = Corner.Easting + Margin + (Side - 2 * Margin) * random.NextDouble();
        double northing = Corner.Northing + Margin + (Side - 2 * Margin) * random.NextDouble();
        for (int i = 0; i < count; i++)
            Add(easting + sigma * Normal(random), northing + sigma * Normal(random), Days * random.NextDouble());
    }

    /// <summary>Three strays 5 km out.</summary>
    public void AddStrays(SeededRandom random)
    {
        const double Out = 5000;
        for (int i = 0; i < 3; i++)
        {
            double angle = Math.Tau * random.NextDouble();
            Add(Corner.Easting + Side / 2 + Out * Math.Cos(angle), Corner.Northing + Side / 2 + Out * Math.Sin(angle), Days * random.NextDouble());
        }
    }

    /// <summary>A digit of the first row's northing is mistyped: 440 km to the north.</summary>
    public void Mistype() => _rows[0] = _rows[0] with { Northing = _rows[0].Northing + 440_000 };

    /// <summary>One row in twenty lies out where nobody lives, over 4 by 4 km.</summary>
    public void PutInTheSea(SeededRandom random)
    {
        const double Wide = 4000;
        for (int i = 0; i < Count / 20; i++)
            _rows[i] = _rows[i] with
            {
                Easting = Corner.Easting + Side + Wide * random.NextDouble(),
                Northing = Corner.Northing + Wide * random.NextDouble()
            };
    }

    /// <summary>All of them moved together.</summary>
    /// <param name="east">Metres.</param>
    /// <param name="north">Metres.</param>
    /// <param name="town">The town that every row names then; null for the one it named.</param>
    public MadeUpIncidents Moved(double east, double north, string? town = null)
    {
        var moved = new MadeUpIncidents { Town = town ?? Town };
        foreach ((double easting, double northing, double day) in _rows)
            moved.Add(easting + east, northing + north, day);
        return moved;
    }

    /// <summary>The set as a file of a force's own.</summary>
    /// <param name="monthsKnown">Are only months known?</param>
    public string ToCsv(bool monthsKnown)
    {
        var text = new StringBuilder("id,kind,time,easting,northing,town\n");
        for (int i = 0; i < _rows.Count; i++)
        {
            DateTime time = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(Math.Min(_rows[i].Day, Days - 0.001));
            string when = time.ToString(monthsKnown ? "yyyy-MM" : "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"M{i:D6},tip,{when},{_rows[i].Easting:F2},{_rows[i].Northing:F2},{Town}\n");
        }
        return text.ToString();
    }

    private void AddEven(SeededRandom random) =>
        Add(Corner.Easting + Side * random.NextDouble(), Corner.Northing + Side * random.NextDouble(), Days * random.NextDouble());

    private static double Normal(SeededRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
