using Hotspots.Core.Geography;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Benchmarks.Sureness;

/// <summary>Calibration: two draws from one known intensity; what is said of the first is held against the second.</summary>
internal sealed class Calibration
{
    /// <summary>Draws with which the true share of an outline is worked out.</summary>
    private const int TruthDraws = 20_000;

    private readonly Func<SeededRandom, int, MadeUpIncidents> _draw;

    /// <summary>Takes an intensity.</summary>
    /// <param name="draw">So many incidents of it.</param>
    public Calibration(Func<SeededRandom, int, MadeUpIncidents> draw) => _draw = draw;

    /// <summary>Again among as many heaviest, of the places called clear, likely and unsure.</summary>
    public Rate[] AgainByWord { get; } = new Rate[4];

    /// <summary>Places whose true share lies within the interval.</summary>
    public Rate Covered { get; private set; }

    /// <summary>Sets in which a place is called more than its people explain.</summary>
    public Rate MoreThanPeople { get; private set; }

    /// <summary>The postcodes of a town: those that the gazetteer counts to it.</summary>
    public static PointSet PostcodesOf(string town)
    {
        GazetteerPlace place = Gazetteer.Britain.Find(town)!;
        double reach = place.ReachMetres;
        PointSet all = Postcodes.Britain.Within(new GridBox(
            place.Centre.Easting - reach, place.Centre.Northing - reach, place.Centre.Easting + reach, place.Centre.Northing + reach));
        return all.Select([.. Enumerable.Range(0, all.Count).Where(i => Gazetteer.Britain.TownAround(all[i])?.Name == place.Name)]);
    }

    /// <summary>A made-up town: an even square and three crowds in it, 40, 60 and 80 m wide, with 5, 8 and 12 in a hundred.</summary>
    public static MadeUpIncidents ThreeHotspots(SeededRandom random, int count)
    {
        (double East, double North, double Sigma, double Share)[] crowds = [(400, 500, 40, 0.05), (1000, 400, 60, 0.08), (800, 1100, 80, 0.12)];
        var made = new MadeUpIncidents();
        for (int i = 0; i < count; i++)
        {
            double chance = random.NextDouble();
            (double east, double north, double sigma) = (-1.0, 0.0, 0.0);
            foreach ((double e, double n, double s, double share) in crowds)
            {
                if (chance >= 0 && chance < share)
                    (east, north, sigma) = (e, n, s);
                chance -= share;
            }
            double x = east < 0 ? MadeUpIncidents.Side * random.NextDouble() : east + sigma * Normal(random);
            double y = east < 0 ? MadeUpIncidents.Side * random.NextDouble() : north + sigma * Normal(random);
            made.Add(MadeUpIncidents.Corner.Easting + x, MadeUpIncidents.Corner.Northing + y, MadeUpIncidents.Days * random.NextDouble());
        }
        return made;

        static double Normal(SeededRandom random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
    }

    /// <summary>Draws sets of a size and adds up what became of them.</summary>
    /// <param name="sets">Pairs of draws.</param>
    /// <param name="size">Incidents of each.</param>
    /// <param name="monthsKnown">Are only months known?</param>
    /// <param name="strays">Are three strays added?</param>
    public void Add(int sets, int size, bool monthsKnown = false, bool strays = false)
    {
        PointSet truth = _draw(new SeededRandom(99), TruthDraws).Points;
        var gate = new Lock();
        Parallel.For(0, sets, set =>
        {
            var random = new SeededRandom((ulong)(size * 1_000L + set));
            MadeUpIncidents drawn = _draw(random, size);
            if (strays)
                drawn.AddStrays(random);
            RunResult first = SurenessTrial.Run(drawn, monthsKnown), second = SurenessTrial.Run(_draw(random, size), monthsKnown);
            bool[] again = SurenessTrial.Again(first.Hotspots, second.Hotspots);
            lock (gate)
            {
                MoreThanPeople = MoreThanPeople.And(new Rate(first.Hotspots.Any(static h => h.Sureness is { Excess.IsMore: true }) ? 1 : 0, 1));
                for (int i = 0; i < again.Length; i++)
                    Add(first.Hotspots[i], again[i], truth);
            }
        });
    }

    /// <summary>Adds up what became of another's.</summary>
    public void Add(Calibration other)
    {
        for (int word = 0; word < AgainByWord.Length; word++)
            AgainByWord[word] = AgainByWord[word].And(other.AgainByWord[word]);
        (Covered, MoreThanPeople) = (Covered.And(other.Covered), MoreThanPeople.And(other.MoreThanPeople));
    }

    private void Add(Hotspot hotspot, bool again, PointSet truth)
    {
        if (hotspot.Sureness is not { } sure)
            return;
        AgainByWord[(int)sure.Word] = AgainByWord[(int)sure.Word].And(new Rate(again ? 1 : 0, 1));
        if (sure.Expected is not { } expected)
            return;
        double share = (double)Inside(hotspot.Outline, truth) / truth.Count;
        Covered = Covered.And(new Rate(share >= expected.From && share <= expected.To ? 1 : 0, 1));
    }

    /// <summary>How many points an outline holds.</summary>
    public static int Inside(Geometry outline, PointSet points)
    {
        var locator = new IndexedPointInAreaLocator(outline);
        Envelope box = outline.EnvelopeInternal;
        int inside = 0;
        for (int i = 0; i < points.Count; i++)
        {
            var at = new Coordinate(points.Eastings[i], points.Northings[i]);
            inside += box.Contains(at) && locator.Locate(at) != Location.Exterior ? 1 : 0;
        }
        return inside;
    }
}
