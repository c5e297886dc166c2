using System.Globalization;
using System.Text;
using Hotspots.Core.Indexing;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Runs.Effects;

/// <summary>Poisson cluster process over two years: bursts of incidents at one place, so that counts vary more than Poisson counts.</summary>
internal sealed class MadeUpTown
{
    public const double Side = 3000, West = 323_000, South = 363_000;

    private const int Days = 731;

    private readonly List<(double East, double North, int Day)> _rows = [];

    /// <summary>Bursts of 1 to so many incidents within 30 m and 20 days.</summary>
    public MadeUpTown(ulong seed, int bursts, int most = 5)
    {
        var random = new SeededRandom(seed);
        for (int burst = 0; burst < bursts; burst++)
        {
            double e = West + Side * random.NextDouble(), n = South + Side * random.NextDouble();
            int size = 1 + random.NextInt32(most), day = random.NextInt32(Days);
            for (int i = 0; i < size; i++)
            {
                _rows.Add((e + 60 * (random.NextDouble() - 0.5), n + 60 * (random.NextDouble() - 0.5),
                    Math.Min(Days - 1, day + random.NextInt32(20))));
            }
        }
    }

    public IReadOnlyList<(double East, double North, int Day)> Rows => _rows;

    /// <summary>Takes incidents of a square away from a day on: to nowhere, or to just outside of it.</summary>
    public void Patrol(Envelope square, int fromDay, double share, ulong seed, double movedEast = double.NaN)
    {
        var random = new SeededRandom(seed);
        for (int i = _rows.Count - 1; i >= 0; i--)
        {
            (double e, double n, int day) = _rows[i];
            if (day < fromDay || !square.Contains(e, n) || random.NextDouble() >= share)
                continue;
            if (double.IsNaN(movedEast))
                _rows.RemoveAt(i);
            else
                _rows[i] = (square.MaxX + movedEast * random.NextDouble(), n, day);
        }
    }

    /// <summary>So many more incidents in a square, from a day to the day before another.</summary>
    public void Raise(Envelope square, int fromDay, int untilDay, int more, ulong seed)
    {
        var random = new SeededRandom(seed);
        for (int i = 0; i < more; i++)
        {
            _rows.Add((square.MinX + square.Width * random.NextDouble(), square.MinY + square.Height * random.NextDouble(),
                fromDay + random.NextInt32(untilDay - fromDay)));
        }
    }

    public string Csv(IEnumerable<int>? order = null)
    {
        var text = new StringBuilder("kind,time,easting,northing\n");
        foreach (int i in order ?? Enumerable.Range(0, _rows.Count))
        {
            string date = new DateTime(2024, 1, 1).AddDays(_rows[i].Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"tip,{date},{_rows[i].East:0.0},{_rows[i].North:0.0}\n");
        }
        return text.ToString();
    }
}
