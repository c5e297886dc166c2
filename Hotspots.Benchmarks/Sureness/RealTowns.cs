using Hotspots.Core.Files;
using Hotspots.Core.Geography;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Sureness;

/// <summary>Real towns as intensities, and moved: what depends on the ground and not on the incidents shows here.</summary>
internal sealed class RealTowns
{
    private const int FewestIncidents = 300;
    private const double Smoothing = 60;

    private readonly PointSet _points;
    private readonly IReadOnlyList<StudyArea> _towns;

    /// <summary>Takes the towns of an archive of data.police.uk.</summary>
    /// <param name="path">The archive.</param>
    public RealTowns(string path)
    {
        IncidentTable placed = IncidentFiles.Read([path], new ReadOptions()).Placed;
        _points = placed.Points;
        _towns =
            [.. StudyAreas.ByTown(placed, Gazetteer.Britain).Areas.Where(static a => a.Centre is not null && a.Members.Length >= FewestIncidents)];
    }

    /// <summary>Two draws from the map points of towns, each point as likely as any other.</summary>
    public Calibration MapPoints(string[] names, int sets)
    {
        var all = new Calibration(static (_, _) => new MadeUpIncidents());
        foreach (string name in names)
        {
            PointSet points = PositionsOf(name);
            PointSet distinct = points.Select([.. Enumerable.Range(0, points.Count).DistinctBy(i => points[i])]);
            AddTo(all, (random, n) => MadeUpIncidents.From(random, distinct, n, 0, name), sets);
        }
        return all;
    }

    /// <summary>Two draws from the real five months of so many towns, each incident moved by chance (60 m, standard deviation).</summary>
    public Calibration Smoothed(int towns, int sets)
    {
        var all = new Calibration(static (_, _) => new MadeUpIncidents());
        for (int t = 0; t < towns; t++)
        {
            StudyArea town = _towns[(int)((t + 0.5) * _towns.Count / towns)];
            PointSet points = PositionsOf(town.Name);
            AddTo(all, (random, n) => MadeUpIncidents.From(random, points, n, Smoothing, town.Name), sets);
        }
        return all;
    }

    /// <summary>Hotspots whose word changes when all incidents of a town are moved together by 40 to 150 m.</summary>
    public Rate Moved(string[] names, int moves)
    {
        var random = new SeededRandom(17);
        Rate changed = default;
        foreach (string name in names)
        {
            PointSet points = PositionsOf(name);
            var set = new MadeUpIncidents { Town = name };
            for (int i = 0; i < points.Count; i++)
                set.Add(points.Eastings[i], points.Northings[i], MadeUpIncidents.Days * random.NextDouble());
            IReadOnlyList<Hotspot> before = SurenessTrial.Run(set, monthsKnown: true).Hotspots;
            Dictionary<string, Hotspot> wordOf = before.ToDictionary(KeyOf);
            for (int move = 0; move < moves; move++)
            {
                double far = 40 + 110 * random.NextDouble(), angle = Math.Tau * random.NextDouble();
                IReadOnlyList<Hotspot> after = SurenessTrial.Run(set.Moved(far * Math.Cos(angle), far * Math.Sin(angle)), monthsKnown: true).Hotspots;
                int same = after.Count(h => wordOf.TryGetValue(KeyOf(h), out Hotspot? was) && was.Sureness?.Word == h.Sureness?.Word);
                changed = changed.And(new Rate(Math.Max(before.Count, after.Count) - same, Math.Max(before.Count, after.Count)));
            }
        }
        return changed;

        // The same incidents are the same hotspot, wherever they lie.
        static string KeyOf(Hotspot hotspot) => string.Join(',', hotspot.Members);
    }

    private static void AddTo(Calibration all, Func<SeededRandom, int, MadeUpIncidents> draw, int sets)
    {
        var one = new Calibration(draw);
        foreach (int size in NothingThere.Sizes)
            one.Add(sets, size);
        all.Add(one);
    }

    private PointSet PositionsOf(string town) => _points.Select(_towns.First(area => area.Name == town).Members);
}
